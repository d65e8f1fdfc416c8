import { fail } from "@/lib/errors"
import { fact } from "@/lib/facts"
import type { Prisma } from "@/lib/generated/prisma/client"
import { assignable } from "@/lib/leads/assignable"
import { applyBatch, countsOf, finishBulk } from "@/lib/leads/bulk-apply"
import { BulkInput, type BulkProgress } from "@/lib/leads/bulk-schema"
import { targetSql } from "@/lib/leads/bulk-target"
import { requireMember } from "@/lib/leads/reach"
import { BULK_AT_ONCE, MOST_BULK } from "@/lib/leads/words"
import { command, type Done } from "@/lib/operation"

/**
 * Gives many leads to a colleague or to nobody, or sets another status. Up to a thousand at once; more are written down
 * as they match now and changed by a job. Asked again under the same key it is the same: nothing more happens.
 */
export const bulkLeads = command({
  name: "leads.bulk",
  may: "leads.work",
  input: BulkInput,
  async run({ ctx, tx, input, grant }): Promise<Done<BulkProgress>> {
    const requestedById = requireMember(ctx)
    const { change, key: id, reason } = input
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${id}, 33))`
    const known = await tx.leadBulk.findFirst({ where: { id } })
    if (known) {
      if (known.requestedById !== requestedById) fail("conflict")
      return { value: toProgress(known, await countsOf(tx, id)), facts: [] }
    }
    if (change.kind === "status" && (reason ?? "").length < 3)
      fail("invalid_input", { fields: { reason: "Say why, in a few words." } })
    const owner =
      change.kind === "assign" && change.memberId ? await assignable(tx, ctx, change.memberId) : null

    const where = await targetSql(tx, ctx, grant, input)
    const { kind, ...rest } = change
    const kept = { requestedById, kind, reason: reason ?? null, createdAt: ctx.now }
    await tx.leadBulk.create({
      data: { id, clinicId: ctx.clinicId, total: 0, change: rest as Prisma.InputJsonObject, ...kept },
    })
    const total = await tx.$executeRaw`
      insert into "LeadBulkItem" ("clinicId", "bulkId", "leadId")
      select "clinicId", ${id}::uuid, id from "Lead" where ${where} limit ${MOST_BULK + 1}`
    if (total === 0) fail("not_found")
    if (total > MOST_BULK)
      fail("wrong_state", { sentence: "That is more than 50,000 leads. Narrow the list first." })
    const bulk = await tx.leadBulk.update({ where: { id }, data: { total } })
    if (total > BULK_AT_ONCE)
      return {
        value: toProgress(bulk, { waiting: total }),
        facts: [fact("leads.bulk_started", id, { after: { ...change, leads: total } })],
        events: [
          {
            name: "leads.bulk_started",
            id: `leads-bulk:${id}`,
            data: { clinicId: ctx.clinicId, bulkId: id },
          },
        ],
      }
    const batch = await applyBatch(tx, ctx, bulk, { requester: ctx.actor.name, owner: owner?.name ?? null })
    const { facts, counts } = await finishBulk(tx, ctx, bulk)
    const value = toProgress({ ...bulk, status: "done", finishedAt: ctx.now }, counts)
    return { value, facts: [...batch.facts, ...facts] }
  },
})

type Stored = {
  id: string
  kind: string
  status: string
  total: number
  createdAt: Date
  finishedAt: Date | null
}

export const toProgress = (bulk: Stored, counts: BulkProgress["counts"]): BulkProgress => ({
  id: bulk.id,
  kind: bulk.kind as BulkProgress["kind"],
  status: bulk.status as BulkProgress["status"],
  total: bulk.total,
  counts,
  at: bulk.createdAt.toISOString(),
  finishedAt: bulk.finishedAt?.toISOString() ?? null,
})
