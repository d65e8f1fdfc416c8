import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { type Fact, fact } from "@/lib/facts"
import type { LeadBulk } from "@/lib/generated/prisma/client"
import type { BulkChange } from "@/lib/leads/bulk-schema"
import { outcomeFor } from "@/lib/leads/bulk-target"
import { BULK_AT_ONCE, type BulkOutcome } from "@/lib/leads/words"

type Row = {
  id: string
  patientId: string
  status: string
  ownerId: string | null
  ownerName: string | null
}

export const changeOf = (bulk: LeadBulk): BulkChange =>
  ({ kind: bulk.kind, ...(bulk.change as object) }) as BulkChange

/**
 * Changes the next so many leads of a bulk, as each stands now, and writes beside each what came of it: a handful of
 * statements, whatever the number. What was done is done once: a lead that is not waiting is not looked at again.
 */
export async function applyBatch(
  tx: Tx,
  ctx: Ctx,
  bulk: LeadBulk,
  names: { requester: string; owner: string | null },
): Promise<{ facts: Fact[]; left: number }> {
  const change = changeOf(bulk)
  const rows = await tx.$queryRaw<Row[]>`
    select lead.id, lead."patientId", lead.status, lead."ownerId", owner.name as "ownerName"
    from "LeadBulkItem" item join "Lead" lead on lead.id = item."leadId"
    left join "Member" owner on owner.id = lead."ownerId"
    where item."bulkId" = ${bulk.id}::uuid and item.outcome = 'waiting'
    order by item."leadId" limit ${BULK_AT_ONCE} for update of lead`
  const changed = rows.filter((row) => outcomeFor(row, change) === "changed")
  const ids = changed.map((row) => row.id)
  if (change.kind === "assign")
    await tx.lead.updateMany({
      where: { id: { in: ids } },
      data: { ownerId: change.memberId, takenAt: change.memberId ? ctx.now : null },
    })
  else
    await tx.lead.updateMany({
      where: { id: { in: ids } },
      data: { status: change.to, waitingSince: null, dueAt: null },
    })
  for (const outcome of ["changed", "same", "wrong_state"] as const satisfies BulkOutcome[])
    await tx.leadBulkItem.updateMany({
      where: {
        bulkId: bulk.id,
        leadId: { in: rows.filter((row) => outcomeFor(row, change) === outcome).map((row) => row.id) },
      },
      data: { outcome },
    })
  const left = await tx.leadBulkItem.count({ where: { bulkId: bulk.id, outcome: "waiting" } })
  const note = { bulkId: bulk.id, requestedBy: names.requester }
  return { left, facts: changed.map((row) => factOf(row, change, names.owner, note, bulk.reason)) }
}

function factOf(
  row: Row,
  change: BulkChange,
  owner: string | null,
  note: { bulkId: string; requestedBy: string },
  reason: string | null,
): Fact {
  const { patientId } = row
  const personal = reason ? { reason } : undefined
  if (change.kind === "status")
    return fact("lead.status_changed", row.id, {
      patientId,
      before: { status: row.status },
      after: { status: change.to, ...note },
      personal,
    })
  return fact(change.memberId ? "lead.assigned" : "lead.released", row.id, {
    patientId,
    before: { owner: row.ownerName, ownerId: row.ownerId },
    after: { owner, ownerId: change.memberId, ...note },
    personal,
  })
}

/** The one fact of the whole: how many were asked for, and what came of them. */
export async function finishBulk(
  tx: Tx,
  ctx: Ctx,
  bulk: LeadBulk,
  status: "done" | "stopped" = "done",
): Promise<{ facts: Fact[]; counts: Partial<Record<BulkOutcome, number>> }> {
  const counts = await countsOf(tx, bulk.id)
  await tx.leadBulk.update({
    where: { id: bulk.id },
    data: { status, finishedAt: ctx.now, reason: null },
  })
  const after = { kind: bulk.kind, ...(bulk.change as object), leads: bulk.total, ...counts }
  return { facts: [fact(`leads.bulk_${status}`, bulk.id, { after })], counts }
}

export async function countsOf(tx: Tx, bulkId: string): Promise<Partial<Record<BulkOutcome, number>>> {
  const found = await tx.leadBulkItem.groupBy({ by: ["outcome"], where: { bulkId }, _count: true })
  return Object.fromEntries(found.map((one) => [one.outcome, one._count]))
}
