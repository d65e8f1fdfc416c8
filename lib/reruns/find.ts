import type { Ctx } from "@/lib/ctx"
import { grantOf } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { fail } from "@/lib/errors"
import type { RerunAction } from "@/lib/generated/prisma/client"
import { Prisma } from "@/lib/generated/prisma/client"
import { isId } from "@/lib/ids"
import { query } from "@/lib/operation"
import { openPersonal, reasonIn } from "@/lib/personal"
import { rerunReach } from "@/lib/reruns/reach"
import { FindRerunInput, type RerunDetail, type RerunItemRow } from "@/lib/reruns/schema"
import { namesOf, toRerunRows } from "@/lib/reruns/to-row"
import { ITEM_PAGE, type Outcome } from "@/lib/reruns/words"

export const findRerun = query({
  name: "reruns.find",
  may: "runs.read",
  input: FindRerunInput,
  async run({ ctx, tx, input, grant }): Promise<RerunDetail> {
    if (!isId(input.id)) fail("not_found")
    const action = await tx.rerunAction.findFirst({ where: { id: input.id, ...rerunReach(ctx, grant) } })
    if (!action) return fail("not_found")
    const [row] = await toRerunRows(tx, [action])
    const found = await readItems(tx, action.id, input)
    const items = found.slice(0, ITEM_PAGE)
    const why = await reasonOf(tx, ctx, action)
    return {
      ...(row ?? fail("not_found")),
      ...why,
      agreedBy: await agreedBy(tx, action),
      over: await overBy(tx, ctx, action),
      causes: await causesOf(tx, action),
      cutOffAt: action.cutOffAt?.toISOString() ?? null,
      items: items.map((one) => ({ ...one, finishedAt: one.finishedAt?.toISOString() ?? null })),
      nextCursor: found.length > ITEM_PAGE ? (items.at(-1)?.id ?? null) : null,
      mayStop:
        grantOf(ctx, "runs.rerun") !== null && (action.status === "running" || action.status === "waiting"),
    }
  },
})

type StoredItem = Omit<RerunItemRow, "finishedAt"> & { finishedAt: Date | null }

/** Each as it stands this moment. */
function readItems(
  tx: Tx,
  actionId: string,
  { outcome, cursor }: { outcome?: Outcome; cursor?: string },
): Promise<StoredItem[]> {
  const after = cursor && isId(cursor) ? Prisma.sql`item.id > ${cursor}::uuid` : Prisma.sql`true`
  const wanted = outcome ? Prisma.sql`seen.outcome = ${outcome}` : Prisma.sql`true`
  return tx.$queryRaw<StoredItem[]>`
    select item.id, item."runId", old."functionId", seen."newRunId", seen.outcome, item.reason, seen."finishedAt"
    from "RerunItem" item
    left join "Run" old on old.id = item."runId"
    left join engine.run run on item.outcome = 'started' and run.rerun_of = item."runId"
      and run.event_id = 'rerun:' || item."actionId" || ':' || item."runId"
    cross join lateral (select coalesce(item."newRunId", run.id) as "newRunId",
      coalesce(item."finishedAt", run.finished_at) as "finishedAt",
      case when run.status in ('completed', 'failed', 'cancelled') then run.status else item.outcome end as outcome) seen
    where item."actionId" = ${actionId}::uuid and ${after} and ${wanted}
    order by item.id limit ${ITEM_PAGE + 1}`
}

async function agreedBy(tx: Tx, { approvalId }: RerunAction): Promise<RerunDetail["agreedBy"]> {
  const approval = approvalId
    ? await tx.approval.findFirst({ where: { id: approvalId, status: "approved" } })
    : null
  if (!approval?.decidedById) return null
  const name = await namesOf(tx, [approval.decidedById])
  return { id: approval.decidedById, name: name(approval.decidedById) }
}

/** Whether one is shown what others wrote: for who asked, and for who may read a patient's. */
function mayReadWords(ctx: Ctx, action: RerunAction): boolean {
  const scope = grantOf(ctx, "leads.read")?.scope
  const isOwn = ctx.actor.kind === "member" && ctx.actor.memberId === action.requestedById
  return isOwn || scope === "all" || scope === "own"
}

async function reasonOf(
  tx: Tx,
  ctx: Ctx,
  action: RerunAction,
): Promise<{ reason: string | null; isReasonHidden: boolean }> {
  if (!mayReadWords(ctx, action)) return { reason: null, isReasonHidden: true }
  if (action.approvalId) {
    const approval = await tx.approval.findFirst({
      where: { id: action.approvalId },
      select: { reason: true },
    })
    return { reason: approval?.reason ?? null, isReasonHidden: false }
  }
  const started = await tx.fact.findFirst({ where: { subjectId: action.id, name: "rerun.started" } })
  const opened = started ? await openPersonal(tx, [started]) : new Map()
  return { reason: started ? reasonIn(opened.get(started.id)) : null, isReasonHidden: false }
}

/** Of one that was stopped, or never begun: by whom, and why. */
async function overBy(tx: Tx, ctx: Ctx, action: RerunAction): Promise<RerunDetail["over"]> {
  if (action.status === "stopped") {
    const stopped = await tx.fact.findFirst({ where: { subjectId: action.id, name: "rerun.stopped" } })
    if (!stopped) return null
    const by = { id: stopped.actor.replace(/^member:/, ""), name: stopped.actorName }
    if (!mayReadWords(ctx, action)) return { by, why: null, isWhyHidden: true }
    return { by, why: reasonIn((await openPersonal(tx, [stopped])).get(stopped.id)), isWhyHidden: false }
  }
  if (action.status !== "denied" || !action.approvalId) return null
  const approval = await tx.approval.findFirst({ where: { id: action.approvalId } })
  if (!approval) return null
  const { status, requestedById, decidedById, decisionReason, failure } = approval
  const byId = status === "withdrawn" ? requestedById : decidedById
  const by = byId ? { id: byId, name: (await namesOf(tx, [byId]))(byId) } : null
  // What hindered it is said by the software, of nobody.
  if (status === "failed") return { by, why: failure, isWhyHidden: false }
  const isWhyHidden = decisionReason !== null && !mayReadWords(ctx, action)
  return { by, why: isWhyHidden ? null : decisionReason, isWhyHidden }
}

const MOST_CAUSES = 3

async function causesOf(tx: Tx, action: RerunAction): Promise<RerunDetail["causes"]> {
  return tx.$queryRaw`
    select cause.id, cause.function_id as "functionId", count(*)::int as runs
    from engine.run run join engine.cause cause on cause.fingerprint = run.fingerprint and cause.clinic_id = run.clinic_id
    where run.rerun_action = ${action.id}::uuid and run.status = 'failed'
    group by 1, 2 order by 3 desc, 1 limit ${MOST_CAUSES}`
}
