import { expect, it } from "vitest"
import { completeAppointment } from "@/lib/appointments/complete"
import { AT_THE_DESK, arrivalGround } from "@/lib/testing/arrivals"
import { testDatabase } from "@/lib/testing/db"
import { recorded } from "@/lib/testing/facts"
import { describeRefusals } from "@/lib/testing/refusals"

const db = await testDatabase()

const ground = async (...given: Parameters<typeof arrivalGround>) => {
  const made = await arrivalGround(...given)
  return { ...made, input: { ...made.input, outcome: "treated" as const, words: "Comes back in May" } }
}

it("ends with an outcome, tells it once, and seals the words", async () => {
  const { clinic, ctxFor, input, read } = await ground("in_session")
  const ctx = ctxFor(["coordinator"])
  await completeAppointment(ctx, input)
  await completeAppointment(ctx, input)
  expect(await read(input.id)).toMatchObject({
    status: "completed",
    outcome: "treated",
    outcomeNote: "Comes back in May",
    finishedAt: AT_THE_DESK,
  })
  const facts = (await recorded(clinic.id, input.id)).filter((one) => one.name === "appointment.completed")
  expect(facts).toHaveLength(1)
  expect(JSON.stringify(facts[0]?.after)).not.toContain("May")
  const told = await db.owner.query(
    `select 1 from engine.event where name = 'appointment.completed' and data->>'appointmentId' = $1`,
    [input.id],
  )
  expect(told.rowCount).toBe(1)
})

it("refuses a second outcome over the first", async () => {
  const { ctxFor, input } = await ground("completed")
  await expect(
    completeAppointment(ctxFor(["coordinator"]), { ...input, outcome: "not_done" }),
  ).rejects.toMatchObject({ code: "wrong_state" })
})

describeRefusals(completeAppointment, {
  prepare: () => ground("in_session"),
  wrongState: {
    when: "one who was never checked in",
    code: "wrong_state",
    prepare: () => ground("scheduled"),
  },
})
