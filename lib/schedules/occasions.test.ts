import { afterAll, expect, it } from "vitest"
import { closeDb } from "@/lib/db"
import { listOccasions } from "@/lib/schedules/occasions"
import { tick } from "@/lib/schedules/tick"
import { testDatabase } from "@/lib/testing/db"
import { describeRefusals } from "@/lib/testing/refusals"
import { scheduleGround } from "@/lib/testing/schedule-ground"
import { testEntry } from "@/lib/testing/schedules"
import { toDate } from "@/lib/time"

const db = await testDatabase()
afterAll(closeDb)

const id = "stale-lead-refresh"
describeRefusals(listOccasions, {
  subject: "none",
  prepare: async () => ({ ...(await scheduleGround()), input: { id } }),
})

it("lists by cursor, newest first, each once; filters by what became of it; another clinic's stay there", async () => {
  const { admin, clinic, strangerFor } = await scheduleGround()
  await db.owner.query(`update "Clinic" set active = (id = $1), "createdAt" = '2026-01-01'`, [clinic.id])
  const often = [testEntry({ pattern: "*/10 * * * *", catchUp: "once", tooLateMs: 60_000 })]
  await tick(toDate("2026-11-19T06:05:00Z"), often)
  await tick(toDate("2026-11-20T06:00:10Z"), often)
  const first = await listOccasions(admin, { id })
  const second = await listOccasions(admin, { id, cursor: first.nextCursor ?? "" })
  const third = await listOccasions(admin, { id, cursor: second.nextCursor ?? "" })
  const times = [...first.rows, ...second.rows, ...third.rows].map((one) => one.dueAt)
  expect(times).toHaveLength(144)
  expect(times).toEqual([...new Set(times)].sort().reverse())
  expect(third.nextCursor).toBeNull()
  expect((await listOccasions(admin, { id, outcome: "skipped" })).rows).toHaveLength(50)
  expect((await listOccasions(admin, { id, outcome: "missed" })).rows).toEqual([])
  expect((await listOccasions(strangerFor(["admin"]), { id })).rows).toEqual([])
  await expect(listOccasions(admin, { id, cursor: "nonsense" })).rejects.toMatchObject({
    code: "invalid_input",
  })
})
