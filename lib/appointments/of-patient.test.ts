import { expect, it } from "vitest"
import { appointmentsOfPatient } from "@/lib/appointments/of-patient"
import { arrivalGround, arrivalOf } from "@/lib/testing/arrivals"
import { testDatabase } from "@/lib/testing/db"
import { describeRefusals } from "@/lib/testing/refusals"
import { addMs, DAY_MS, toDate } from "@/lib/time"

await testDatabase()

const ground = async () => {
  const made = await arrivalGround()
  const { patientId } = await made.read(made.input.id)
  return { ...made, id: made.input.id, patientId, input: { patientId } }
}

it("parts what is to come from what is over, and pages through the past", async () => {
  const made = await ground()
  const past: string[] = []
  for (let n = 1; n <= 12; n++) {
    const startsAt = addMs(toDate("2037-03-01T10:00:00Z"), -n * DAY_MS)
    const times = {
      startsAt,
      endsAt: addMs(startsAt, 60_000),
      busyFrom: startsAt,
      busyUntil: addMs(startsAt, 60_000),
    }
    past.push(await arrivalOf(made, "completed", { patientId: made.patientId, ...times }))
  }
  await arrivalOf(made)
  const ctx = made.ctxFor(["frontdesk"])
  const first = await appointmentsOfPatient(ctx, made.input)
  expect(first.next.map((row) => row.id)).toEqual([made.id])
  const second = await appointmentsOfPatient(ctx, { ...made.input, cursor: first.past.nextCursor ?? "" })
  expect([...first.past.rows, ...second.past.rows].map((row) => row.id)).toEqual(past)
  expect(second.past.nextCursor).toBeNull()
})

describeRefusals(appointmentsOfPatient, { prepare: ground })
