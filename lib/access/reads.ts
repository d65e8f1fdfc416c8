import type { Grant } from "@/lib/can"
import { actorLabel, type Ctx, isGlassBroken, isUnmasked } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { type Fact, fact, record } from "@/lib/facts"
import { addMs, MINUTE_MS } from "@/lib/time"

/** What a query showed of patients: `what` in one word (lead, timeline, leads, …), and of whom. */
export type Read = {
  what: string
  patientIds: readonly string[]
  /** Rows of a list: one record names them all. Else each patient gets a record of their own. */
  list?: true
}

/** By what right more than the role's own column was shown. */
export type Under = "break_glass" | "unmask" | "grant"

/** A screen that refreshes itself is one view, and so is going back to it soon. */
export const SAME_VIEW_MS = 10 * MINUTE_MS
const MOST_REMEMBERED = 50_000

type Group = { key: string; under: Under | undefined; patientIds: string[] }

type Memory = { seen: Map<string, Map<string, number>>; size: number }

// Next bundles pages and routes apart: what they share lives on globalThis.
const holder = globalThis as { __roundsReads?: Memory }
/** When this process last recorded whom a member saw, so that a refreshed screen costs no statement. */
const memory = (): Memory => {
  holder.__roundsReads ??= { seen: new Map(), size: 0 }
  return holder.__roundsReads
}

/** Of a process that just began, or another one. */
export const forgetReads = (): void => {
  holder.__roundsReads = undefined
}

const known = (key: string, patientId: string, ctx: Ctx): boolean => {
  const age = ctx.now.getTime() - (memory().seen.get(key)?.get(patientId) ?? Number.NEGATIVE_INFINITY)
  return age >= 0 && age < SAME_VIEW_MS
}

/**
 * Records a member's look at patients in the transaction that read them: nothing is answered that is not on record.
 * Returns what to call once that transaction is committed, or nothing when there was nothing new to record.
 */
export async function recordReads(
  tx: Tx,
  ctx: Ctx,
  grant: Grant,
  read: Read | null,
): Promise<(() => void) | undefined> {
  if (ctx.actor.kind !== "member" || !read || read.patientIds.length === 0) return undefined
  const { what } = read
  const name = read.list ? "patient.listed" : "patient.read"
  const unseen = groupsOf(ctx, grant, read)
    .map((group) => ({ ...group, patientIds: group.patientIds.filter((id) => !known(group.key, id, ctx)) }))
    .filter((group) => group.patientIds.length > 0)
  if (unseen.length === 0) return undefined

  const earlier = await tx.$queryRaw<Recorded[]>`
    select "patientId", after, "createdAt" from "Fact"
    where actor = ${actorLabel(ctx.actor)} and "createdAt" > ${addMs(ctx.now, -SAME_VIEW_MS)}::timestamptz
      and name = ${name} and after->>'what' = ${what}`
  const looked = unseen.map((group) => ({ ...group, at: recordedAt(group, grant, earlier) }))
  await record(
    tx,
    ctx,
    looked.flatMap((group) => {
      const fresh = group.patientIds.filter((id) => !group.at.has(id))
      return fresh.length > 0 ? factsOf(ctx, grant, read, { ...group, patientIds: fresh }) : []
    }),
  )
  return () => {
    for (const { key, patientIds, at } of looked) {
      for (const id of patientIds) remember(key, id, at.get(id) ?? ctx.now.getTime())
    }
  }
}

type Recorded = {
  patientId: string | null
  after: { what: string; scope: string; under?: Under; patients?: string[] }
  createdAt: Date
}

function groupsOf(ctx: Ctx, grant: Grant, { what, patientIds, list }: Read): Group[] {
  const member = ctx.actor.kind === "member" ? ctx.actor.memberId : ""
  const groups = new Map<string, Group>()
  for (const id of new Set(patientIds)) {
    const under = underOf(ctx, grant, id)
    const key = [member, list ? "list" : "one", what, grant.scope, under].join(" ")
    const group = groups.get(key) ?? { key, under, patientIds: [] }
    group.patientIds.push(id)
    groups.set(key, group)
  }
  return [...groups.values()]
}

function underOf(ctx: Ctx, grant: Grant, patientId: string): Under | undefined {
  if (isGlassBroken(ctx)) return "break_glass"
  if (grant.scope === "masked" && isUnmasked(ctx, patientId)) return "unmask"
  return ctx.grantUntil ? "grant" : undefined
}

/** Of whom such a look is on record, and since when. */
function recordedAt({ under }: Group, grant: Grant, earlier: readonly Recorded[]): Map<string, number> {
  const alike = earlier.filter(({ after }) => after.scope === grant.scope && after.under === under)
  return new Map(
    alike.flatMap(({ patientId, after, createdAt }) =>
      (after.patients ?? (patientId ? [patientId] : [])).map((id) => [id, createdAt.getTime()] as const),
    ),
  )
}

function factsOf(ctx: Ctx, grant: Grant, { what, list }: Read, { under, patientIds }: Group): Fact[] {
  const after = { what, as: [...ctx.roles], scope: grant.scope, ...(under && { under }) }
  if (list)
    return [
      fact("patient.listed", ctx.clinicId, {
        subjectType: "clinic",
        after: { ...after, patients: patientIds },
      }),
    ]
  return patientIds.map((patientId) => fact("patient.read", patientId, { patientId, after }))
}

function remember(key: string, patientId: string, atMs: number): void {
  if (memory().size > MOST_REMEMBERED) forgetReads()
  const held = memory()
  const seen = held.seen.get(key) ?? new Map<string, number>()
  if (!seen.has(patientId)) held.size++
  held.seen.set(key, seen.set(patientId, atMs))
}
