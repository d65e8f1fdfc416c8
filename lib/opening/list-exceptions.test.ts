import { afterAll, expect, it } from "vitest"
import { bookAppointment } from "@/lib/appointments/book"
import { closeDb, inClinic } from "@/lib/db"
import { newId } from "@/lib/ids"
import { addException } from "@/lib/opening/add-exception"
import { listExceptions } from "@/lib/opening/list-exceptions"
import { takeHolidays } from "@/lib/opening/take-holidays"
import { PAGE_SIZE } from "@/lib/opening/words"
import { appointmentGround } from "@/lib/testing/appointments"
import { testDatabase } from "@/lib/testing/db"
import { describeRefusals } from "@/lib/testing/refusals"
import { addMs, DAY_MS, now } from "@/lib/time"

await testDatabase()
afterAll(closeDb)

it("lists what is ahead soonest first, with whose it is and what stands in it still", async () => {
  const { ctxFor, practitionerIds, roomIds, booking } = await appointmentGround()
  const ctx = ctxFor(["admin"])
  await takeHolidays(ctx, { country: "RO", year: 2037, days: ["2037-12-01"] })
  await bookAppointment(ctx, booking())
  const day = { fromOn: "2037-03-03", untilOn: "2037-03-03" }
  await addException(ctx, { key: newId(), ...day, practitionerId: practitionerIds[0]!, seen: 1 })
  await addException(ctx, { key: newId(), ...day, roomId: roomIds[1]!, fromAt: "09:00", untilAt: "10:00" })
  const { rows } = await listExceptions(ctx, {})
  expect(rows).toMatchObject([
    { of: { kind: "practitioner", id: practitionerIds[0] }, standing: 1, isWholeDays: true },
    { of: { kind: "room", id: roomIds[1] }, standing: 0, isWholeDays: false },
    { of: null, cause: "holiday", holiday: "great_union", may: { remove: true } },
  ])
  const desk = await listExceptions(ctxFor(["frontdesk"]), {})
  expect(desk.rows.map((one) => one.may.remove)).toEqual([true, true, false])
  const auditor = await listExceptions(ctxFor(["auditor"]), {})
  expect(auditor.rows.map((one) => one.may.remove)).toEqual([false, false, false])
  const one = await listExceptions(ctx, { practitionerId: practitionerIds[0]! })
  expect(one.rows).toHaveLength(1)
  expect((await listExceptions(ctx, { tab: "past" })).rows).toEqual([])
})

it("pages on without a gap or a double, ahead and past", async () => {
  const { ctxFor, clinic, practitionerIds } = await appointmentGround()
  const at = (n: number) => addMs(now(), n * DAY_MS)
  await inClinic(clinic.id, (tx) =>
    tx.hoursException.createMany({
      data: Array.from({ length: 2 * PAGE_SIZE + 6 }, (_, n) => {
        const startsAt = at(n % 2 === 0 ? 2 + Math.floor(n / 4) : -3 - Math.floor(n / 4))
        return {
          id: newId(),
          clinicId: clinic.id,
          practitionerId: practitionerIds[0]!,
          kind: "closed",
          startsAt,
          endsAt: addMs(startsAt, DAY_MS),
        }
      }),
    }),
  )
  for (const tab of ["ahead", "past"] as const) {
    const first = await listExceptions(ctxFor(["doctor"]), { tab })
    const second = await listExceptions(ctxFor(["doctor"]), { tab, cursor: first.nextCursor! })
    const ids = [...first.rows, ...second.rows].map((one) => one.id)
    expect(new Set(ids).size).toBe(PAGE_SIZE + 3)
    expect(second.nextCursor).toBeNull()
  }
})

describeRefusals(listExceptions, {
  subject: "none",
  prepare: async () => ({ ...(await appointmentGround()), input: {} }),
})
