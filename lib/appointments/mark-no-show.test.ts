import { expect, it } from "vitest"
import { markNoShow } from "@/lib/appointments/mark-no-show"
import { inClinic } from "@/lib/db"
import { AT_THE_DESK, arrivalGround } from "@/lib/testing/arrivals"
import { testDatabase } from "@/lib/testing/db"
import { recorded } from "@/lib/testing/facts"
import { describeRefusals } from "@/lib/testing/refusals"
import { addMs, HOUR_MS } from "@/lib/time"

await testDatabase()

it("gives the time away and tells it, once", async () => {
  const { clinic, ctxFor, input, read } = await arrivalGround("confirmed")
  await markNoShow(ctxFor(["frontdesk"]), input)
  await markNoShow(ctxFor(["frontdesk"]), input)
  expect(await read(input.id)).toMatchObject({ status: "no_show", finishedAt: AT_THE_DESK })
  expect(
    (await recorded(clinic.id, input.id)).filter((one) => one.name === "appointment.missed"),
  ).toHaveLength(1)
  const left = await inClinic(clinic.id, (tx) => tx.occupancy.count({ where: { id: input.id } }))
  expect(left).toBe(0)
})

it("is said of nobody before it began", async () => {
  const { ctxFor, input } = await arrivalGround()
  const early = { ...ctxFor(["frontdesk"]), now: addMs(AT_THE_DESK, -HOUR_MS) }
  await expect(markNoShow(early, input)).rejects.toMatchObject({
    code: "wrong_state",
    sentence: "It has not begun yet. If they cannot come, cancel it.",
  })
})

describeRefusals(markNoShow, {
  prepare: arrivalGround,
  wrongState: { when: "who is here", code: "wrong_state", prepare: () => arrivalGround("checked_in") },
})
