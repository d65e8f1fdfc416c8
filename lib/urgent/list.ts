import { grantOf, memberIdOf } from "@/lib/ctx"
import { readCursor, toPage } from "@/lib/cursor"
import type { Tx } from "@/lib/db"
import type { Prisma } from "@/lib/generated/prisma/client"
import { reachOf, viewOf } from "@/lib/leads/reach"
import { OPEN_STATUSES } from "@/lib/leads/words"
import { query } from "@/lib/operation"
import { type CasePage, ListCasesInput } from "@/lib/urgent/schema"
import { CASE_PARTS, type StoredReason, toCaseRow } from "@/lib/urgent/to-row"
import { HISTORY_PAGE, QUEUE_MOST } from "@/lib/urgent/words"

/** The queue, what is due first on top; or what was closed, newest first. */
export const listCases = query({
  name: "urgent.list",
  may: "leads.read",
  input: ListCasesInput,
  async run({ ctx, tx, input, grant }): Promise<CasePage> {
    const view = viewOf(ctx, grant)
    const isQueue = input.tab === "open"
    const size = isQueue ? QUEUE_MOST : HISTORY_PAGE
    const after = input.cursor ? readCursor(input.cursor) : null
    // Who may not read scores may not learn who is hot from standing here.
    const shown: Prisma.UrgentCaseWhereInput = view.scores ? {} : { urgency: { not: "none" } }
    const found = await tx.urgentCase.findMany({
      where: isQueue
        ? { ...shown, ...WAITS, ...(after && laterThan(after)) }
        : { ...shown, closedAt: { not: null }, ...(after && olderThan(after)) },
      orderBy: isQueue ? [{ dueAt: "asc" }, { id: "asc" }] : [{ closedAt: "desc" }, { id: "desc" }],
      take: size + 1,
      include: CASE_PARTS,
    })
    const { rows, nextCursor } = toPage(found, size, (one) =>
      isQueue ? one.dueAt : (one.closedAt ?? one.dueAt),
    )
    const reasons = await reasonsOf(
      tx,
      rows.flatMap((one) => one.scoreId ?? []),
    )
    const act = grantOf(ctx, "urgent.acknowledge") !== null && memberIdOf(ctx) !== null
    const seen = { ctx, view, reach: reachOf(ctx, grant), act }
    return {
      rows: rows.map((one) => toCaseRow(one, reasons.get(one.scoreId ?? ""), seen)),
      nextCursor,
      view: { masked: view.masked, scores: view.scores, act },
    }
  },
  reads: ({ value }) => ({
    what: "urgent",
    list: true,
    patientIds: value.rows.flatMap((row) => (row.href ? row.patientId : [])),
  }),
})

/** Whoever was answered meanwhile by another way is closed at the next tier's time, and out of the queue at once. */
const WAITS = {
  closedAt: null,
  lead: { waitingSince: { not: null }, status: { in: [...OPEN_STATUSES] } },
} satisfies Prisma.UrgentCaseWhereInput

type At = { at: Date; id: string }
const laterThan = ({ at, id }: At) => ({ OR: [{ dueAt: { gt: at } }, { dueAt: at, id: { gt: id } }] })
const olderThan = ({ at, id }: At) => ({ OR: [{ closedAt: { lt: at } }, { closedAt: at, id: { lt: id } }] })

/** The first thing each score saw, by the score's id. One statement. */
export async function reasonsOf(tx: Tx, scoreIds: readonly string[]): Promise<Map<string, StoredReason>> {
  const scores = await tx.score.findMany({
    where: { id: { in: [...scoreIds] } },
    select: { id: true, reasons: true, urgency: true },
  })
  return new Map(
    scores.flatMap(({ id, reasons }) => {
      const all = Array.isArray(reasons) ? (reasons as (StoredReason & { points?: number })[]) : []
      // What bears on urgency has no points; where it is urgent, that is why.
      const first = all.find((one) => one.quote && one.points === undefined) ?? all.find((one) => one.quote)
      const best = first ?? all[0]
      return best ? [[id, { label: best.label, quote: best.quote }] as const] : []
    }),
  )
}
