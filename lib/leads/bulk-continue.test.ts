import { expect, it } from "vitest"
import { systemCtx } from "@/lib/ctx"
import { inClinic } from "@/lib/db"
import { newId } from "@/lib/ids"
import { bulkLeads } from "@/lib/leads/bulk"
import { continueBulk } from "@/lib/leads/bulk-continue"
import { findBulkProgress } from "@/lib/leads/bulk-progress"
import { BULK_AT_ONCE } from "@/lib/leads/words"
import { testDatabase } from "@/lib/testing/db"
import { recorded } from "@/lib/testing/facts"
import { leadGround } from "@/lib/testing/lead-ground"
import { describeRefusals } from "@/lib/testing/refusals"

const db = await testDatabase()
const MANY = BULK_AT_ONCE + 5

async function ground() {
  const made = await leadGround()
  await db.owner.query(
    `insert into "Lead" (id, "clinicId", "patientId", source, "updatedAt")
     select gen_random_uuid(), $1, $2, 'web', now() from generate_series(1, $3::int)`,
    [made.clinic.id, made.lead.patientId, MANY],
  )
  const id = newId()
  const change = { kind: "status" as const, to: "contacted" as const }
  await bulkLeads(made.ctxFor(["admin"]), {
    key: id,
    filters: { source: "web" },
    change,
    reason: "Called all",
  })
  return { ...made, input: { id } }
}

it("goes on where it was stopped, does each lead once, and ends with what came of it", async () => {
  const { clinic, ctxFor, input } = await ground()
  const ctx = systemCtx(clinic.id, ctxFor(["admin"]).clinic, "bulk-leads")
  expect(await continueBulk(ctx, input)).toEqual({ left: 5 })
  expect(await findBulkProgress(ctxFor(["admin"]), {})).toMatchObject({ status: "running", total: MANY })
  expect(await continueBulk(ctx, input)).toEqual({ left: 0 })
  expect(await continueBulk(ctx, input)).toEqual({ left: 0 })
  expect(await findBulkProgress(ctxFor(["admin"]), {})).toMatchObject({
    status: "done",
    counts: { changed: MANY },
  })
  const told = await inClinic(clinic.id, (tx) => tx.fact.count({ where: { name: "lead.status_changed" } }))
  expect(told).toBe(MANY)
  expect((await recorded(clinic.id, input.id)).map((one) => one.name)).toEqual([
    "leads.bulk_started",
    "leads.bulk_done",
  ])
  const kept = await inClinic(clinic.id, (tx) => tx.leadBulk.findUniqueOrThrow({ where: { id: input.id } }))
  expect(kept.reason).toBeNull()
})

it("leaves the rest alone when its job gives up", async () => {
  const { clinic, ctxFor, input } = await ground()
  const ctx = systemCtx(clinic.id, ctxFor(["admin"]).clinic, "bulk-leads")
  await continueBulk(ctx, input)
  await continueBulk(ctx, { ...input, failed: true })
  expect(await findBulkProgress(ctxFor(["admin"]), {})).toMatchObject({
    status: "stopped",
    counts: { changed: BULK_AT_ONCE, waiting: 5 },
  })
  const untouched = await inClinic(clinic.id, (tx) =>
    tx.lead.count({ where: { source: "web", status: "new" } }),
  )
  expect(untouched).toBe(5)
})

describeRefusals(continueBulk, { prepare: ground, badInput: { id: 7 } })
