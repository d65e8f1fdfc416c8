import { afterAll, beforeAll, expect, it } from "vitest"
import { newId } from "@/lib/ids"
import { bulkLeads } from "@/lib/leads/bulk"
import { findBulkProgress } from "@/lib/leads/bulk-progress"
import { BULK_AT_ONCE } from "@/lib/leads/words"
import { testDatabase } from "@/lib/testing/db"
import { ended } from "@/lib/testing/engine"
import { leadGround } from "@/lib/testing/lead-ground"

const db = await testDatabase()
const MANY = BULK_AT_ONCE + 3
let worker: { stop(): Promise<void> }
beforeAll(async () => {
  // Reads the environment when loaded, which the database above has just set.
  worker = await (await import("@/inngest/worker")).startWorker()
})
afterAll(() => worker.stop())

it("bulk-leads changes what one request cannot, each lead once, and says what came of it", async () => {
  const { clinic, lead, ctxFor } = await leadGround()
  await db.owner.query(
    `insert into "Lead" (id, "clinicId", "patientId", source, "updatedAt")
     select gen_random_uuid(), $1, $2, 'web', now() from generate_series(1, $3::int)`,
    [clinic.id, lead.patientId, MANY],
  )
  const key = newId()
  const admin = ctxFor(["admin"])
  const change = { kind: "status" as const, to: "contacted" as const }
  const started = await bulkLeads(admin, { key, filters: { source: "web" }, change, reason: "Called all" })
  expect(started).toMatchObject({ status: "running", total: MANY, counts: { waiting: MANY } })
  const [run] = await ended(`leads-bulk:${key}`)
  expect(run).toMatchObject({ functionId: "bulk-leads", status: "completed", output: { steps: 2 } })
  expect(await findBulkProgress(admin, {})).toMatchObject({ status: "done", counts: { changed: MANY } })
  const { rows } = await db.owner.query<{ told: number; leads: number }>(
    `select count(*)::int as told, count(distinct "subjectId")::int as leads from "Fact"
     where "clinicId" = $1 and name = 'lead.status_changed'`,
    [clinic.id],
  )
  expect(rows).toEqual([{ told: MANY, leads: MANY }])
})
