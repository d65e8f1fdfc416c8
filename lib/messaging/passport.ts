import { conversationInReach } from "@/lib/conversations/reach"
import type { Ctx } from "@/lib/ctx"
import { absent, type Tx } from "@/lib/db"
import { toEffectView } from "@/lib/effects/list"
import { MessageEffectInput } from "@/lib/effects/schema"
import { AppError } from "@/lib/errors"
import type { Fact, Message } from "@/lib/generated/prisma/client"
import { isId } from "@/lib/ids"
import { leadInReach, reachOf } from "@/lib/leads/reach"
import type { Passport, PassportConsent } from "@/lib/messaging/schema"
import type { Basis } from "@/lib/messaging/words"
import { query } from "@/lib/operation"
import { patientInReach, patientReach } from "@/lib/patients/reach"
import { openPersonal, reasonIn } from "@/lib/personal"

/** Why we wrote to this person: what allowed it, who or what wrote it, by which software, and what became of it. */
export const findPassport = query({
  name: "messages.passport",
  may: "messages.read",
  input: MessageEffectInput,
  async run({ ctx, tx, input, grant }): Promise<Passport> {
    const message = await outgoing(tx, input.messageId)
    if (await isReadHere(tx, ctx, message)) return passportOf(tx, ctx, message, true)
    if (message.leadId) await leadInReach(tx, message.leadId, reachOf(ctx, grant))
    else await patientInReach(tx, message.patientId ?? "", patientReach(ctx, grant))
    return passportOf(tx, ctx, message, true)
  },
  reads: ({ value }) => ({ what: "lead", patientIds: [value.patientId] }),
})

/** Who reads a conversation may ask why each message in it was written, whoever owns the lead. */
async function isReadHere(tx: Tx, ctx: Ctx, { contactId }: Message): Promise<boolean> {
  const talk = await tx.conversation.findUnique({
    where: { clinicId_contactId: { clinicId: ctx.clinicId, contactId } },
    select: { id: true },
  })
  if (!talk) return false
  return conversationInReach(tx, ctx, talk.id).then(
    () => true,
    (error) => (error instanceof AppError && error.code === "not_found" ? false : Promise.reject(error)),
  )
}

/** The same for whoever looks after what goes out of the clinic; a masked view sees no name and no colleague's words. */
export const findSendingPassport = query({
  name: "sending.passport",
  may: "sending.read",
  input: MessageEffectInput,
  async run({ ctx, tx, input, grant }): Promise<Passport> {
    return passportOf(tx, ctx, await outgoing(tx, input.messageId), grant.scope === "all")
  },
  reads: ({ value }) => ({ what: "lead", patientIds: [value.patientId] }),
})

async function outgoing(tx: Tx, id: string): Promise<Message & { patientId: string }> {
  const message = isId(id) ? await tx.message.findUnique({ where: { id, direction: "out" } }) : null
  return message?.patientId ? { ...message, patientId: message.patientId } : absent()
}

type Ours = Message & { patientId: string }

async function passportOf(tx: Tx, ctx: Ctx, message: Ours, isWhole: boolean): Promise<Passport> {
  const { clinicId } = ctx
  const { id, patientId } = message
  const patient = await tx.patient.findUnique({ where: { id: patientId }, select: { name: true } })
  const contact = await tx.contact.findUnique({ where: { id: message.contactId }, select: { channel: true } })
  const facts = await tx.fact.findMany({
    where: { clinicId, subjectId: id, subjectType: "message" },
    orderBy: { seq: "asc" },
    take: MOST_STATES,
  })
  const effect = await tx.effect.findUnique({
    where: { clinicId_key: { clinicId, key: `message:${id}` } },
  })
  return {
    messageId: id,
    patientId,
    person: isWhole ? (patient?.name ?? null) : null,
    channel: contact?.channel ?? "",
    purpose: message.purpose ?? "reply",
    basis: message.basis as Basis | null,
    consentId: message.consentId,
    consent: await consentOf(tx, message.consentId),
    policyVersion: message.policyVersion,
    template: await templateOf(tx, message.templateVersionId),
    ...(await writersOf(tx, message)),
    releaseSha: message.releaseSha,
    exempt: message.exempt,
    bypassReason: isWhole && message.exempt === "bypass" ? await saidWhy(tx, facts) : null,
    status: message.status,
    because: message.failedBecause,
    heldUntil: message.heldUntil?.toISOString() ?? null,
    sendAt: message.sendAt?.toISOString() ?? null,
    tooLateAt: message.tooLateAt?.toISOString() ?? null,
    writtenAt: message.createdAt.toISOString(),
    states: facts.flatMap(({ name, createdAt, actor, actorName }) => {
      const status = name.slice("message.".length)
      const by = actor.startsWith("member:") && !isWhole ? "" : actorName
      return STATES.includes(status) ? [{ status, at: createdAt.toISOString(), by }] : []
    }),
    effect: effect && toEffectView(effect),
  }
}

const MOST_STATES = 60
const STATES: readonly string[] = [
  "scheduled",
  "queued",
  "blocked",
  "cancelled",
  "sent",
  "unsure",
  "delivered",
  "read",
  "failed",
]

async function saidWhy(tx: Tx, facts: readonly Fact[]): Promise<string | null> {
  const opened = await openPersonal(tx, facts)
  return facts.map((one) => reasonIn(opened.get(one.id))).findLast((one) => one !== null) ?? null
}

async function writersOf(tx: Tx, { sentById, runId, campaignId }: Ours) {
  const writer = sentById
    ? await tx.member.findUnique({ where: { id: sentById }, select: { name: true } })
    : null
  const [run] = runId
    ? await tx.$queryRaw<{ functionId: string }[]>`
        select "functionId" from "Run" where id = ${runId}::uuid`
    : []
  const campaign = campaignId
    ? await tx.campaign.findUnique({ where: { id: campaignId }, select: { id: true, title: true } })
    : null
  return { by: writer?.name ?? null, runId, functionId: run?.functionId ?? null, campaign }
}

async function consentOf(tx: Tx, id: string | null): Promise<PassportConsent | null> {
  const consent = id ? await tx.consent.findUnique({ where: { id } }) : null
  if (!consent) return null
  const { purpose, source, policyVersion, recordedAt } = consent
  return { id: consent.id, purpose, source, policyVersion, decidedAt: recordedAt.toISOString() }
}

async function templateOf(tx: Tx, versionId: string | null): Promise<Passport["template"]> {
  const version = versionId
    ? await tx.templateVersion.findUnique({
        where: { id: versionId },
        include: { of: { include: { template: true } } },
      })
    : null
  return version && { name: version.of.template.name, language: version.of.language, version: version.number }
}
