import { expect, it } from "vitest"
import { inClinic } from "@/lib/db"
import { receiveHandover } from "@/lib/handover/receive"
import { handoverToday } from "@/lib/handover/today"
import { testDatabase } from "@/lib/testing/db"
import { handoverGround } from "@/lib/testing/handover"
import { describeRefusals } from "@/lib/testing/refusals"
import { toDate } from "@/lib/time"

const db = await testDatabase()

it("says what waits for my hand, until somebody has it", async () => {
  const { ctxFor, otherFor, me, signed, draft } = await handoverGround()
  const id = await signed()
  const mine = await draft("admin")
  expect(await handoverToday(otherFor(["coordinator"]), {})).toMatchObject({
    waiting: [{ id, role: "coordinator", by: me.name, open: 1 }],
    draft: null,
  })
  expect((await handoverToday(otherFor(["frontdesk"]), {})).waiting).toEqual([])
  expect(await handoverToday(ctxFor(["coordinator", "admin"]), {})).toMatchObject({
    waiting: [],
    draft: { id: mine, role: "admin" },
  })
  await receiveHandover(otherFor(["coordinator"]), { id })
  expect((await handoverToday(otherFor(["coordinator"]), {})).waiting).toEqual([])
})

it("reminds near the end of opening hours who has not signed", async () => {
  const { clinic, ctxFor } = await handoverGround()
  const hours = { mon: ["09:00", "18:00"] }
  await db.owner.query(`update "Clinic" set "openingHours" = $2 where id = $1`, [
    clinic.id,
    JSON.stringify(hours),
  ])
  const closesAt = async (time: string) =>
    (await handoverToday(ctxFor(["doctor"], { now: toDate(`2026-11-23T${time}:00Z`) }), {})).closesAt
  expect(await closesAt("14:00")).toBeNull()
  expect(await closesAt("15:30")).toBe("2026-11-23T16:00:00.000Z")
  expect(await closesAt("16:30")).toBeNull()
  const { member } = ctxFor
  await inClinic(clinic.id, (tx) =>
    tx.handover.create({
      data: {
        id: "019a0000-0000-7000-8000-000000000001",
        clinicId: clinic.id,
        role: "doctor",
        memberId: member.id,
        startsAt: toDate("2026-11-23T07:00:00Z"),
        endsAt: toDate("2026-11-23T15:20:00Z"),
        items: { open: [], done: [] },
        status: "signed",
        signedAt: toDate("2026-11-23T15:20:00Z"),
        createdAt: toDate("2026-11-23T15:20:00Z"),
      },
    }),
  )
  expect(await closesAt("15:30")).toBeNull()
})

describeRefusals(handoverToday, {
  subject: "none",
  prepare: async () => ({ ...(await handoverGround()), input: {} }),
})
