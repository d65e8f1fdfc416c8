import { destroyPatientKey } from "@/lib/audit/destroy-key"
import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { fact } from "@/lib/facts"
import { Prisma } from "@/lib/generated/prisma/client"
import { newId } from "@/lib/ids"
import type { Done } from "@/lib/operation"
import { eraseBodies } from "@/lib/subject-requests/bodies"
import { closeNow } from "@/lib/subject-requests/close"
import { erasedHash, type KeyKind } from "@/lib/subject-requests/erased-keys"
import { groundOf } from "@/lib/subject-requests/ground"
import { identifiersOf, listedAs } from "@/lib/subject-requests/identifiers"
import { mentionsOf, takeOutMentions } from "@/lib/subject-requests/mentions"
import { orderAtHubspot } from "@/lib/subject-requests/order-at-hubspot"
import { PLACES } from "@/lib/subject-requests/places"
import { among, type Ground, type Place } from "@/lib/subject-requests/places/place"
import { planOf, tableOf } from "@/lib/subject-requests/plan"
import { requireMember, type StoredRequest } from "@/lib/subject-requests/reach"

export type Erased = { erasureId: string; rows: number }

/**
 * Erases a person, with the records merged into theirs, in the caller's transaction. First they are marked: that waits until
 * no message of theirs is on its way, and from then on none may leave (migration 0045). What stays are shells.
 */
export async function eraseNow(
  tx: Tx,
  ctx: Ctx,
  request: StoredRequest,
  proposedById: string,
): Promise<Done<Erased>> {
  const approvedById = requireMember(ctx)
  await markErased(tx, ctx, await idsOf(tx, request.patientId))
  const ground = await groundOf(tx, request.patientId)
  const plan = await planOf(tx, ground)
  const words = await identifiersOf(tx, ground)
  const mentions = await mentionsOf(tx, ground)
  const keys = await keysOf(tx, ctx, ground)
  const erasureId = newId()
  const ordered = await orderAtHubspot(tx, ctx, ground, request.id)
  await stopRuns(tx, ground)
  const since = await firstOf(tx, ground)
  const bodies = await eraseBodies(tx, ground, [...words, ...ground.externalIds], since)
  for (const place of PLACES) await blank(tx, place, ground)
  for (const place of [...PLACES].reverse())
    if (place.goes) await tx.$executeRaw`delete from ${tableOf(place)} where ${whoseGone(place, ground)}`
  const mentioned = await takeOutMentions(tx, mentions)
  await tx.$queryRaw`select erase_runs(${ground.patientIds}::uuid[], ${subjectsOf(ground)}::text[])`
  const { facts: destroyed } = await destroyPatientKey(tx, ctx, request.patientId)
  await tx.erasure.create({
    data: {
      id: erasureId,
      clinicId: ctx.clinicId,
      requestId: request.id,
      patientId: request.patientId,
      patientIds: ground.patientIds,
      proposedById,
      approvedById,
      counts: [
        ...plan.gone,
        ...(bodies ? [{ what: BODIES, rows: bodies, how: "blanked" }] : []),
        ...(mentioned ? [{ what: MENTIONS, rows: mentioned, how: "blanked" }] : []),
      ],
      kept: plan.kept,
      at: ctx.now,
    },
  })
  await tx.erasedKey.createMany({
    data: keys.map((key) => ({ ...key, clinicId: ctx.clinicId, erasureId })),
    skipDuplicates: true,
  })
  const rows = plan.gone.reduce((sum, one) => sum + one.rows, 0)
  const closed = await closeNow(tx, ctx, request, {
    status: "done",
    ...(ordered.order && { data: { detail: ordered.order } }),
    after: { erasureId, rows },
  })
  const erased = ground.patientIds.map((id) =>
    fact("patient.erased", id, { patientId: id, after: { erasureId, requestId: request.id } }),
  )
  return {
    value: { erasureId, rows },
    facts: [...ordered.facts, ...destroyed, ...closed, ...erased],
    events: ordered.events,
  }
}

const BODIES = "What providers sent, as it came"
const MENTIONS = "Their name and number in colleagues' notes"

async function idsOf(tx: Tx, patientId: string): Promise<string[]> {
  return (await groundOf(tx, patientId)).patientIds
}

/** In the order of ids, so that two erasures never wait for each other. */
async function markErased(tx: Tx, ctx: Ctx, ids: string[]): Promise<void> {
  for (const id of [...ids].sort())
    await tx.patient.updateMany({ where: { id, erasedAt: null }, data: { erasedAt: ctx.now } })
}

const subjectsOf = (ground: Ground) => [
  ...ground.patientIds,
  ...ground.leadIds,
  ...ground.messageIds,
  ...ground.eventIds,
  ...ground.caseIds,
  ...ground.requestIds,
]

async function stopRuns(tx: Tx, ground: Ground): Promise<void> {
  await tx.$queryRaw`
    select engine.cancel_run(run.id, 'person') from engine.run as run
    where run.status in ('queued', 'running', 'sleeping')
      and (run.patient_id = any(${ground.patientIds}::uuid[]) or run.subject_id = any(${subjectsOf(ground)}::text[]))`
}

/** Addresses that others use too stay as they are; all else goes by its place. */
const whoseOwn = (place: Place, ground: Ground) =>
  place.by === "contacts" ? among("id", ground.contactIds) : place.whose(ground)

/** A relation or a merge stands with both of its people. */
const OTHER_SIDE: Readonly<Record<string, string>> = {
  PatientRelation: "relativeId",
  PatientMerge: "mergedId",
}
const whoseGone = (place: Place, ground: Ground) => {
  const other = OTHER_SIDE[place.table]
  return other
    ? Prisma.sql`(${place.whose(ground)} or ${among(other, ground.patientIds)})`
    : place.whose(ground)
}

async function blank(tx: Tx, place: Place, ground: Ground): Promise<void> {
  const isHands = place.by !== undefined && place.by !== "contacts"
  if (place.goes || !place.personal || isHands) return
  const set = Object.entries(place.personal).map(([column, value]) => `"${column}" = ${value}`)
  await tx.$executeRaw`update ${tableOf(place)} set ${Prisma.raw(set.join(", "))} where ${whoseOwn(place, ground)}`
}

/** How old events, old messages and old lists would be known again. */
async function keysOf(
  tx: Tx,
  ctx: Ctx,
  ground: Ground,
): Promise<{ kind: KeyKind; hash: Uint8Array<ArrayBuffer> }[]> {
  const events = await tx.webhookEvent.findMany({
    where: { id: { in: ground.eventIds } },
    select: { provider: true, key: true },
  })
  const made = (kind: KeyKind, values: readonly string[]) =>
    [...new Set(values)].map((value) => ({ kind, hash: erasedHash(ctx.clinicId, kind, value) }))
  return [
    ...made("message", ground.externalIds),
    ...made(
      "event",
      events.map((one) => `${one.provider} ${one.key}`),
    ),
    ...made("import", await listedAs(tx, ground)),
  ]
}

async function firstOf(tx: Tx, ground: Ground): Promise<Date> {
  const [row] = await tx.$queryRaw<[{ at: Date }]>`
    select min(at) - interval '1 day' as at from (
      select "createdAt" as at from "Patient" where id = any(${ground.patientIds}::uuid[])
      union all select "createdAt" from "Contact" where id = any(${ground.contactIds}::uuid[])
      union all select "createdAt" from "Message" where id = any(${ground.messageIds}::uuid[])
    ) as known`
  return row.at
}
