import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { env } from "@/lib/env"
import { AppError } from "@/lib/errors"
import { type Fact, fact } from "@/lib/facts"
import type { Prisma } from "@/lib/generated/prisma/client"
import { idFrom, isId } from "@/lib/ids"
import { bindAttachments } from "@/lib/media/bind"
import { queuedEvent, scheduledEvent } from "@/lib/messaging/events"
import { gateFacts } from "@/lib/messaging/gate-facts"
import { judge, type Known, type Verdict } from "@/lib/messaging/gate-rules"
import type { Outgoing, Queued } from "@/lib/messaging/outgoing"
import type { Hindrance } from "@/lib/messaging/words"

/**
 * Makes a message to a patient: the one way in which one comes into being, by whatever channel. The gate is asked at once;
 * what it holds back is kept as `blocked` with its reason. The caller returns the facts and events with its own. The same
 * `effectKey` again is the message that is there, and tells of nothing.
 */
export async function queueMessage(tx: Tx, ctx: Ctx, outgoing: Outgoing): Promise<Queued> {
  const [queued] = await queueMessages(tx, ctx, [outgoing])
  if (!queued) throw new AppError("internal")
  return queued
}

/** The same of many, in their order and in as many statements as for one. Each is judged after those before it. */
export async function queueMessages(tx: Tx, ctx: Ctx, list: readonly Outgoing[]): Promise<Queued[]> {
  if (list.length === 0) return []
  const existing = await knownOf(tx, ctx, list)
  const fresh = list.filter((one) => !existing.has(one.effectKey))
  const made = await judged(tx, ctx, fresh)
  const inserted = new Set(
    (
      await tx.message.createManyAndReturn({
        data: made.map((one) => one.row),
        skipDuplicates: true,
        select: { id: true },
      })
    ).map(({ id }) => id),
  )
  // Somebody else of the same cause was quicker, between the look and the writing.
  const overtaken = made.filter(({ row }) => !inserted.has(row.id)).map(({ outgoing }) => outgoing)
  const theirs = overtaken.length > 0 ? await knownOf(tx, ctx, overtaken) : new Map<string, Queued>()
  const attached = made.flatMap(({ row, outgoing: { content } }) =>
    inserted.has(row.id) && content.kind === "text" && content.attachmentId
      ? [{ messageId: row.id, attachmentId: content.attachmentId }]
      : [],
  )
  await bindAttachments(tx, ctx, attached)
  const byKey = new Map(made.map((one) => [one.outgoing.effectKey, one] as const))
  const told = new Set<string>()
  return list.map((one): Queued => {
    const known = existing.get(one.effectKey) ?? theirs.get(one.effectKey)
    if (known) return known
    const { row, verdict } = byKey.get(one.effectKey) ?? unreachable()
    const isFirst = !told.has(row.id)
    told.add(row.id)
    const status = row.status as Queued["status"]
    const because = verdict.may ? null : verdict.because
    if (!isFirst) return { id: row.id, status, because, facts: [], events: [] }
    const events =
      status === "queued"
        ? [queuedEvent(ctx, row)]
        : status === "scheduled" && one.sendAt
          ? [scheduledEvent(ctx, row.id, one.sendAt)]
          : []
    return { id: row.id, status, because, facts: factsOf(one, row, verdict), events }
  })
}

const unreachable = (): never => {
  throw new AppError("internal")
}

/** What is there already of these causes. */
async function knownOf(tx: Tx, { clinicId }: Ctx, list: readonly Outgoing[]): Promise<Map<string, Queued>> {
  const rows = await tx.message.findMany({
    where: { clinicId, effectKey: { in: list.map((one) => one.effectKey) } },
    select: { id: true, effectKey: true, status: true, failedBecause: true },
  })
  return new Map(
    rows.map((row): [string, Queued] => {
      const status = row.status === "blocked" || row.status === "scheduled" ? row.status : "queued"
      const because = row.status === "blocked" ? (row.failedBecause as Hindrance | null) : null
      return [row.effectKey ?? "", { id: row.id, status, because, facts: [], events: [] }]
    }),
  )
}

type Row = Prisma.MessageCreateManyInput & { id: string; status: string }
type Made = { outgoing: Outgoing; row: Row; verdict: Verdict }

async function judged(tx: Tx, ctx: Ctx, list: readonly Outgoing[]): Promise<Made[]> {
  const unique = [...new Map(list.map((one) => [one.effectKey, one] as const)).values()]
  if (unique.length === 0) return []
  const known = await gateFacts(
    tx,
    ctx,
    unique.map((one) => ({
      patientId: one.patientId,
      contactId: one.contactId,
      at: leavesAt(ctx, one),
      templateVersionId: one.content.kind === "template" ? one.content.templateVersionId : null,
      isFirst: one.content.kind === "template" && one.purpose !== "reply",
    })),
  )
  const before = new Map<string, Known["others"][number][]>()
  return unique.map((outgoing, n): Made => {
    const facts = known[n] ?? unreachable()
    const earlier = before.get(outgoing.patientId) ?? []
    const at = leavesAt(ctx, outgoing)
    const verdict = judge(
      {
        purpose: outgoing.purpose,
        isTemplate: outgoing.content.kind === "template",
        body: outgoing.content.body,
        at,
        writtenAt: at,
        tooLateAt: outgoing.tooLateAt ?? null,
        byMember: Boolean(outgoing.sentById),
        bypass: Boolean(outgoing.bypass),
        isRetry: false,
        isLeaving: false,
        isReaction: outgoing.content.kind === "reaction",
      },
      { ...facts, others: [...facts.others, ...earlier] },
    )
    const row = toRow(ctx, outgoing, verdict)
    if (verdict.may && outgoing.content.kind !== "reaction") {
      const { exempt } = verdict
      const { purpose, content } = outgoing
      const other = { id: row.id, at, body: content.body, purpose, exempt, hasLeft: false }
      before.set(outgoing.patientId, [...earlier, { ...other, byMember: Boolean(outgoing.sentById) }])
    }
    return { outgoing, row, verdict }
  })
}

const isLater = (ctx: Ctx, { sendAt }: Outgoing): boolean => Boolean(sendAt && sendAt > ctx.now)
const leavesAt = (ctx: Ctx, one: Outgoing): Date => (isLater(ctx, one) && one.sendAt) || ctx.now

function toRow(ctx: Ctx, outgoing: Outgoing, verdict: Verdict): Row {
  const { content, sentById = null, runId = null, leadId = null, campaignId = null } = outgoing
  const status = !verdict.may ? "blocked" : isLater(ctx, outgoing) ? "scheduled" : "queued"
  return {
    id: idFrom(`message ${ctx.clinicId} ${outgoing.effectKey}`),
    clinicId: ctx.clinicId,
    contactId: outgoing.contactId,
    patientId: outgoing.patientId,
    leadId,
    campaignId,
    direction: "out",
    ...(content.kind === "reaction" && { kind: "reaction" }),
    body: content.body,
    status,
    statusAt: ctx.now,
    failedBecause: verdict.may ? null : verdict.because,
    heldUntil: verdict.may ? null : verdict.until,
    basis: verdict.basis,
    consentId: verdict.consentId,
    policyVersion: verdict.policyVersion,
    exempt: verdict.may ? verdict.exempt : null,
    purpose: outgoing.purpose,
    effectKey: outgoing.effectKey,
    sendAt: outgoing.sendAt ?? null,
    tooLateAt: outgoing.tooLateAt ?? null,
    ...(content.kind === "template"
      ? { templateVersionId: content.templateVersionId, parameters: [...content.parameters] }
      : {
          replyToExternalId:
            content.kind === "reaction" ? content.target : (content.replyToExternalId ?? null),
        }),
    sentById,
    runId: runId && isId(runId) ? runId : null,
    releaseSha: env().GIT_SHA,
    createdAt: ctx.now,
    saidAt: leavesAt(ctx, outgoing),
  }
}

function factsOf(outgoing: Outgoing, row: Row, verdict: Verdict): Fact[] {
  const { patientId, contactId, leadId = null, purpose, campaignId = null } = outgoing
  const after = {
    contactId,
    purpose,
    basis: verdict.basis,
    ...(leadId && { leadId }),
    ...(campaignId && { campaignId }),
    ...(outgoing.sendAt && { sendAt: outgoing.sendAt.toISOString() }),
    ...(verdict.may
      ? {
          ...(verdict.exempt && { exempt: verdict.exempt }),
          ...(verdict.consentId && { consentId: verdict.consentId }),
        }
      : { because: verdict.because, ...(verdict.until && { until: verdict.until.toISOString() }) }),
  }
  const personal = outgoing.bypass ? { personal: { reason: outgoing.bypass.reason } } : {}
  return [
    fact(`message.${row.status}`, row.id, { patientId, after, ...personal }),
    ...(leadId ? [fact("lead.conversation_changed", leadId, { patientId })] : []),
  ]
}
