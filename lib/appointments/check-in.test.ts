import { expect, it } from "vitest"
import { checkIn } from "@/lib/appointments/check-in"
import { inClinic } from "@/lib/db"
import { AT_THE_DESK, arrivalGround, arrivalOf } from "@/lib/testing/arrivals"
import { testDatabase } from "@/lib/testing/db"
import { recorded } from "@/lib/testing/facts"
import { describeRefusals } from "@/lib/testing/refusals"
import { addMs, DAY_MS } from "@/lib/time"

await testDatabase()

it("says that they are here, and since when; pressed twice it is said once", async () => {
  const { clinic, ctxFor, input, read } = await arrivalGround("confirmed")
  const first = ctxFor(["frontdesk"])
  await checkIn(first, input)
  await checkIn({ ...first, now: addMs(AT_THE_DESK, 60_000) }, input)
  expect(await read(input.id)).toMatchObject({ status: "checked_in", checkedInAt: AT_THE_DESK })
  expect(
    (await recorded(clinic.id, input.id)).filter((one) => one.name === "appointment.checked_in"),
  ).toHaveLength(1)
})

it("lets who was given up come after all, unless somebody else has the time since", async () => {
  const ground = await arrivalGround("no_show")
  const { ctxFor, input, read, clinic } = ground
  await checkIn(ctxFor(["frontdesk"]), input)
  expect(await read(input.id)).toMatchObject({ status: "checked_in", finishedAt: null })

  const gone = await arrivalOf(ground, "no_show")
  const { practitionerId } = await read(gone)
  const other = await arrivalOf(ground)
  await inClinic(clinic.id, (tx) => tx.appointment.update({ where: { id: other }, data: { practitionerId } }))
  await expect(checkIn(ctxFor(["frontdesk"]), { id: gone })).rejects.toMatchObject({
    code: "wrong_state",
    sentence: expect.stringContaining("given to somebody else"),
  })
})

it("refuses another day's, and one nobody agreed to yet", async () => {
  const ground = await arrivalGround()
  const early = { ...ground.ctxFor(["frontdesk"]), now: addMs(AT_THE_DESK, -DAY_MS) }
  await expect(checkIn(early, ground.input)).rejects.toMatchObject({ code: "wrong_state" })
  const asked = await arrivalOf(ground, "requested")
  await expect(checkIn(ground.ctxFor(["frontdesk"]), { id: asked })).rejects.toMatchObject({
    sentence: "Accept the appointment first.",
  })
})

it("is not for who may only ask", async () => {
  const { ctxFor, input } = await arrivalGround()
  await expect(checkIn(ctxFor(["caregiver"]), input)).rejects.toMatchObject({
    code: expect.stringMatching(/forbidden|not_found/),
  })
})

describeRefusals(checkIn, {
  prepare: arrivalGround,
  wrongState: {
    when: "one that was cancelled",
    code: "wrong_state",
    prepare: () => arrivalGround("cancelled"),
  },
})
