import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { settleUnsure } from "@/lib/effects/unsure"
import { fact } from "@/lib/facts"
import type { Prisma } from "@/lib/generated/prisma/client"
import { newId } from "@/lib/ids"
import { OPEN_STATUSES } from "@/lib/leads/words"
import { keepMedia } from "@/lib/media/keep"
import { setClock } from "@/lib/messaging/clock"
import { personOf } from "@/lib/messaging/person"
import type { Arrived, Effects } from "@/lib/messaging/receive"
import { readTogether } from "@/lib/messaging/stand"
import { intakeContact } from "@/lib/patients/intake"
import type { Echo } from "@/lib/providers/message"
import { addMs, MINUTE_MS } from "@/lib/time"

/** A send whose answer is still to come, or was lost, is told of by its echo within this time. */
const SAME_SEND_MS = 10 * MINUTE_MS

type Applied = Effects & { ignored?: string }

/**
 * The clinic's own phone wrote to somebody, past the console: it stands in their conversation as ours, makes nobody a patient
 * and no enquiry, and whoever waited there waits no more. What Rounds sent itself comes back by the same way and is known.
 */
export async function applyEcho(
  tx: Tx,
  ctx: Ctx,
  { echo, ...given }: Arrived & { echo: Echo },
): Promise<Applied> {
  const { clinicId } = ctx
  const { receivedAt, providerAt } = given
  const { externalId } = echo
  const person = personOf(echo.to, providerAt ?? receivedAt)
  const { contactId, joined, facts } = await intakeContact(tx, ctx, person)
  if (joined) await readTogether(tx, ctx, contactId)
  const where = { clinicId_externalId: { clinicId, externalId } }
  if (await tx.message.findUnique({ where, select: { id: true } }))
    return { facts, events: [], ignored: "Rounds knows this message of ours." }
  const own = await sentByUs(tx, ctx, contactId, echo, receivedAt)
  if (own) return { facts: [...facts, ...(await ownArrived(tx, ctx, own, externalId))], events: [] }
  const leadId = await openLeadAt(tx, contactId)
  const messageId = newId()
  const detail = { ...echo.detail, fromPhone: true as const }
  await tx.message.create({
    data: {
      id: messageId,
      clinicId,
      contactId,
      leadId,
      direction: "out",
      externalId,
      kind: echo.kind,
      body: echo.text,
      detail: detail as Prisma.InputJsonObject,
      replyToExternalId: echo.replyTo,
      status: "sent",
      statusAt: receivedAt,
      basis: "reply",
      purpose: "reply",
      webhookEventId: given.webhookEventId,
      providerAt,
      position: given.position,
      createdAt: receivedAt,
    },
  })
  if (leadId) await setClock(tx, leadId)
  const media = await keepMedia(tx, ctx, { messageId, provider: given.provider, ...echo })
  return {
    facts: [
      ...facts,
      fact("message.sent_by_phone", messageId, { after: { channel: echo.to.channel, kind: echo.kind } }),
      ...(leadId ? [fact("lead.conversation_changed", leadId)] : []),
    ],
    events: media,
  }
}

/** One of ours to this person that is under way, or of which nobody knew whether it left. */
async function sentByUs(tx: Tx, { clinicId }: Ctx, contactId: string, { text }: Echo, at: Date) {
  const [found] = await tx.$queryRaw<{ id: string; status: string }[]>`
    select message.id, message.status from "Message" message
    join "Effect" effect on effect."clinicId" = message."clinicId" and effect.key = 'message:' || message.id
      and effect.status in ('started', 'unsure') and coalesce(effect."finishedAt", effect."createdAt") > ${addMs(at, -SAME_SEND_MS)}::timestamptz
    where message."clinicId" = ${clinicId}::uuid and message."contactId" = ${contactId}::uuid
      and message.direction = 'out' and message."externalId" is null and message.body = ${text}
      and message.status in ('queued', 'unsure')
    order by message."createdAt" limit 1`
  return found
}

/** Where the call is still under way it is settled by that; the id is there for what is told of it meanwhile. */
async function ownArrived(
  tx: Tx,
  ctx: Ctx,
  { id, status }: { id: string; status: string },
  externalId: string,
) {
  const isUnsure = status === "unsure"
  await tx.message.update({
    where: { id },
    data: { externalId, ...(isUnsure && { status: "sent", statusAt: ctx.now, failedBecause: null }) },
  })
  if (!isUnsure) return []
  return [
    fact("message.sent", id, { before: { status }, after: { status: "sent" } }),
    ...(await settleUnsure(tx, ctx, `message:${id}`, externalId)),
  ]
}

/** The open enquiry that this conversation is about. */
async function openLeadAt(tx: Tx, contactId: string): Promise<string | null> {
  const last = await tx.message.findFirst({
    where: { contactId, leadId: { not: null } },
    orderBy: [{ saidAt: "desc" }, { id: "desc" }],
    select: { lead: { select: { id: true, status: true } } },
  })
  const lead = last?.lead
  return lead && OPEN_STATUSES.some((one) => one === lead.status) ? lead.id : null
}
