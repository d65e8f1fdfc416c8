import { expect, it } from "vitest"
import { startAppointment } from "@/lib/appointments/start"
import { AT_THE_DESK, arrivalGround, arrivalOf } from "@/lib/testing/arrivals"
import { testDatabase } from "@/lib/testing/db"
import { recorded } from "@/lib/testing/facts"
import { describeRefusals } from "@/lib/testing/refusals"

await testDatabase()

it("begins once, and checks in who walked straight in", async () => {
  const ground = await arrivalGround("checked_in")
  const { clinic, ctxFor, input, read } = ground
  const before = await read(input.id)
  await startAppointment(ctxFor(["coordinator"]), input)
  await startAppointment(ctxFor(["coordinator"]), input)
  expect(await read(input.id)).toMatchObject({
    status: "in_session",
    startedAt: AT_THE_DESK,
    checkedInAt: before.checkedInAt,
  })
  expect(
    (await recorded(clinic.id, input.id)).filter((one) => one.name === "appointment.started"),
  ).toHaveLength(1)

  const straight = await arrivalOf(ground)
  await startAppointment(ctxFor(["coordinator"]), { id: straight })
  expect(await read(straight)).toMatchObject({ status: "in_session", checkedInAt: AT_THE_DESK })
})

describeRefusals(startAppointment, {
  prepare: () => arrivalGround("checked_in"),
  wrongState: { when: "one that is over", code: "wrong_state", prepare: () => arrivalGround("completed") },
})
