import { afterAll, expect, it } from "vitest"
import { closeDb, inClinic } from "@/lib/db"
import { newId } from "@/lib/ids"
import { createShift } from "@/lib/rota/create"
import { listWeek } from "@/lib/rota/list-week"
import { onDuty } from "@/lib/rota/on-duty"
import { testDatabase } from "@/lib/testing/db"
import { describeRefusals } from "@/lib/testing/refusals"
import { rotaGround } from "@/lib/testing/rota"
import { toDate } from "@/lib/time"

const db = await testDatabase()
afterAll(closeDb)

it("shows a week's shifts and gaps, those that overlap, and who is gone", async () => {
  const { ctxFor, add, shift, doctor } = await rotaGround()
  await add()
  await createShift(ctxFor(["admin"]), {
    ...shift,
    starts: "2030-10-25T07:00",
    ends: "2030-10-25T12:00",
    key: newId(),
  })
  const week = await listWeek(ctxFor(["frontdesk"]), { day: "2030-10-26" })
  expect(week.days[0]).toBe("2030-10-21")
  const ofDoctor = week.duties.find((one) => one.duty === "doctor")
  expect(ofDoctor?.shifts.map((one) => [one.starts, one.overlaps])).toEqual([
    ["2030-10-24T20:00", true],
    ["2030-10-25T07:00", true],
  ])
  expect(ofDoctor?.gaps.map((one) => [one.startsAt, one.endsAt])).toEqual([
    ["2030-10-20T21:00:00.000Z", "2030-10-24T17:00:00.000Z"],
    ["2030-10-25T09:00:00.000Z", "2030-10-27T22:00:00.000Z"],
  ])
  expect(week.may).toEqual({ write: false, escalation: false })
  await db.owner.query(`update "Member" set active = false where id = $1`, [doctor.id])
  const later = await listWeek(ctxFor(["admin"]), { day: "2030-10-26" })
  const gone = later.duties.find((one) => one.duty === "doctor")
  expect(gone?.shifts.every((one) => one.isGone)).toBe(true)
  expect(gone?.gaps).toHaveLength(1)
})

it("says who is on duty at an instant, each once, and nobody who left", async () => {
  const { clinic, ctxFor, add, doctor } = await rotaGround()
  await add()
  await add()
  const at = (text: string) =>
    inClinic(clinic.id, (tx) => onDuty(tx, ctxFor(["admin"]), "doctor", toDate(text)))
  expect(await at("2030-10-24T17:00:00Z")).toEqual([{ memberId: doctor.id }])
  expect(await at("2030-10-25T05:00:00Z")).toEqual([])
  expect(await at("2030-10-24T16:59:59Z")).toEqual([])
  await db.owner.query(`update "Member" set active = false where id = $1`, [doctor.id])
  expect(await at("2030-10-24T17:00:00Z")).toEqual([])
})

describeRefusals(listWeek, {
  subject: "none",
  prepare: async () => {
    const { ctxFor, strangerFor } = await rotaGround()
    return { ctxFor, strangerFor, input: {} }
  },
})
