import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { fail } from "@/lib/errors"
import { fact } from "@/lib/facts"
import { type Message, Prisma } from "@/lib/generated/prisma/client"
import { queuedEvent } from "@/lib/messaging/events"
import { failedKey } from "@/lib/messaging/fail"
import { askGate } from "@/lib/messaging/gate"
import type { Verdict } from "@/lib/messaging/gate-rules"
import { writtenAgain } from "@/lib/messaging/since"
import type { Hindrance } from "@/lib/messaging/words"
import type { Done } from "@/lib/operation"
import type { HeldSent } from "@/lib/sending/schema"
import { closeTasks } from "@/lib/tasks/close"

/** So many in one go; the next press takes the next. */
export const MOST_HELD = 500

type Goes = { message: Message; verdict: Extract<Verdict, { may: true }> }
type Stays = { id: string; because: Hindrance | "answered_since"; until: Date | null }
export type Held = { goes: Goes[]; stays: Stays[]; hasMore: boolean }

/** The last stop of all sending, once it is over; null: there was none, or it lasts still. */
export async function lastStop(tx: Tx, { clinicId }: Ctx): Promise<{ id: string; startedAt: Date } | null> {
  const last = await tx.sendingPause.findFirst({ where: { clinicId }, orderBy: { startedAt: "desc" } })
  return last?.endedAt ? last : null
}

/** The last stop, if it is the one that was looked at; throws `wrong_state`. */
export async function stopMeant(tx: Tx, ctx: Ctx, pauseId: string): Promise<{ id: string; startedAt: Date }> {
  const stop = await lastStop(tx, ctx)
  return stop?.id === pauseId
    ? stop
    : fail("wrong_state", { sentence: "All sending was stopped again since. Look at the list again." })
}

/** What was held since that stop began, oldest first, and what the gate says of each now: constant statements. */
export async function judgeHeld(
  tx: Tx,
  ctx: Ctx,
  { startedAt }: { startedAt: Date },
  lock = false,
): Promise<Held> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select id from "Message"
    where "clinicId" = ${ctx.clinicId}::uuid and status = 'blocked' and "statusAt" >= ${startedAt}::timestamptz
      and "failedBecause" = 'sending_paused' and direction = 'out' and "patientId" is not null
    order by "statusAt", id limit ${MOST_HELD + 1} ${lock ? Prisma.sql`for update` : Prisma.empty}`
  const ids = rows.slice(0, MOST_HELD).map((row) => row.id)
  const hasMore = rows.length > MOST_HELD
  if (ids.length === 0) return { goes: [], stays: [], hasMore }
  const found = new Map(
    (await tx.message.findMany({ where: { id: { in: ids } } })).map((one) => [one.id, one] as const),
  )
  const messages = ids.flatMap((id) => found.get(id) ?? [])
  const again = await writtenAgain(tx, ids)
  // The same words held twice are said once.
  const last = new Map(messages.map((one) => [`${one.contactId} ${one.body}`, one.id] as const))
  const stays: Stays[] = []
  const open = messages.filter((one) => {
    const isTwice = last.get(`${one.contactId} ${one.body}`) !== one.id
    if (isTwice) stays.push({ id: one.id, because: "duplicate", until: null })
    else if (again.has(one.id)) stays.push({ id: one.id, because: "answered_since", until: null })
    return !isTwice && !again.has(one.id)
  })
  const goes: Goes[] = []
  const asked = await askGate(tx, ctx, open, { isRetry: true, isPlanned: true, isTogether: true })
  for (const [n, message] of open.entries()) {
    const verdict = asked[n]?.verdict
    if (verdict?.may) goes.push({ message, verdict })
    else stays.push({ id: message.id, because: verdict?.because ?? "merged", until: verdict?.until ?? null })
  }
  return { goes, stays, hasMore }
}

/** Queues all of it that the gate lets through now; the rest stays blocked, each for the reason it has now. */
export async function sendHeldNow(tx: Tx, ctx: Ctx, pauseId: string): Promise<Done<HeldSent>> {
  await tx.$executeRaw`
    select pg_advisory_xact_lock_shared(hashtextextended('sending ' || ${ctx.clinicId}::text, 0))`
  const stop = await stopMeant(tx, ctx, pauseId)
  const { goes, stays } = await judgeHeld(tx, ctx, stop, true)
  const queued = goes.map(({ message: { id }, verdict: { basis, consentId, policyVersion, exempt } }) => ({
    id,
    basis,
    consentId,
    policyVersion,
    exempt,
  }))
  await tx.$executeRaw`
    update "Message" message set status = 'queued', "statusAt" = ${ctx.now}::timestamptz,
      "createdAt" = ${ctx.now}::timestamptz, "sendAt" = null, "failedBecause" = null, "heldUntil" = null,
      basis = given.basis, "consentId" = given."consentId", "policyVersion" = given."policyVersion", exempt = given.exempt
    from jsonb_to_recordset(${JSON.stringify(queued)}::jsonb)
      as given(id uuid, basis text, "consentId" uuid, "policyVersion" text, exempt text)
    where message.id = given.id`
  await tx.$executeRaw`
    update "Message" message set "failedBecause" = given.because, "heldUntil" = given.until
    from jsonb_to_recordset(${JSON.stringify(stays)}::jsonb) as given(id uuid, because text, until timestamptz)
    where message.id = given.id`
  const keys = goes.map(({ message }) => failedKey(message.id))
  const value = { sent: goes.length, stayed: stays.length, approvalId: null }
  if (goes.length + stays.length === 0) return { value, facts: [] }
  return {
    value,
    facts: [
      fact("sending.held_sent", pauseId, { after: { sent: goes.length, stayed: stays.length } }),
      ...goes.flatMap(({ message: { id, leadId, contactId, purpose, ...one }, verdict: { exempt } }) => {
        const patientId = one.patientId ?? undefined
        const after = { status: "queued", contactId, purpose: purpose ?? "reply", ...(exempt && { exempt }) }
        return [
          fact("message.queued", id, { patientId, before: { status: "blocked" }, after }),
          ...(leadId ? [fact("lead.conversation_changed", leadId, { patientId })] : []),
        ]
      }),
      ...(await closeTasks(tx, ctx, { effectKey: { in: keys } }, "It is sent again.")),
    ],
    events: goes.map(({ message: { id, patientId, leadId } }) =>
      queuedEvent(ctx, { id, patientId, leadId, statusAt: ctx.now }),
    ),
  }
}
