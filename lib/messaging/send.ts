import type { Ctx } from "@/lib/ctx"
import { absent, inClinic, type Tx } from "@/lib/db"
import { effectOnce } from "@/lib/effects/once"
import { rerunOf } from "@/lib/effects/rerun"
import { isId } from "@/lib/ids"
import { attachedTo } from "@/lib/media/attached"
import { type CarriedMessage, type Carrier, carrierFor } from "@/lib/messaging/carriers"
import { askGate, isFirst } from "@/lib/messaging/gate"
import type { Verdict } from "@/lib/messaging/gate-rules"
import { settleSent } from "@/lib/messaging/settle"
import { writtenAgain } from "@/lib/messaging/since"
import { callPartner } from "@/lib/outbound/partner"
import type { CallOutcome, PartnerCall } from "@/lib/providers/outcome"
import { type TemplateToSend, templateForSending } from "@/lib/templates/for-sending"
import { now } from "@/lib/time"

export type SendResult = {
  status: "sent" | "unsure"
  externalId: string | null
  isRepeat: boolean
  isFake: boolean
}

export const effectKeyOf = (messageId: string): string => `message:${messageId}`

/**
 * Sends one queued message, at most once, by whatever carries its channel. Not a `command`: a partner is called between its
 * transactions, under the patient's shared lock and the clinic's, so that whoever takes an agreement back or stops all
 * sending waits for a call under way and for no other. Throws what the run is to throw: a refusal for good, or one that
 * may be tried again.
 */
export async function sendMessage(ctx: Ctx, messageId: string, stepName: string): Promise<SendResult> {
  const { message, carrier, rerun } = await inClinic(ctx.clinicId, async (tx) => {
    const message = await readMessage(tx, messageId)
    const { contactId, purpose, templateVersionId, contact } = message
    const back = isFirst(purpose, templateVersionId) ? {} : { contactId }
    const carrier = await carrierFor(tx, ctx, { channel: contact.channel, ...back })
    return { message, carrier, rerun: await rerunOf(tx, ctx) }
  })
  const last: Leaving = { verdict: null, carrier, template: null }
  const spec = {
    key: effectKeyOf(message.id),
    kind: "message" as const,
    provider: carrier?.provider ?? message.contact.channel,
    patientId: message.patientId,
    patientIds: [ctx.clinicId],
    // Two at once to one person would each find that nothing has left of late.
    beside: `to ${message.patientId ?? message.contactId}`,
    stepName,
    again: rerun.again,
    refuse: (tx: Tx) => refusal(tx, ctx, message.id, rerun, last),
    settle: (tx: Tx, ended: Parameters<typeof settleSent>[3]) =>
      settleSent(tx, ctx, { message, ...last }, ended),
  }
  const result = await effectOnce(ctx, spec, async (): Promise<CallOutcome> => {
    const call = await callFor(ctx, message, last)
    if (last.carrier === null || call === null)
      return { did: "refused", reason: "not_connected", retry: false }
    if ("did" in call) return call
    const { connection, provider, read, fakeAnswer } = last.carrier
    const { isTrusted, base } = connection.place
    const outcome = await callPartner(
      `${provider} ${connection.id}`,
      call,
      { base, isTrusted, answer: fakeAnswer },
      (given) => read(given, now()),
    )
    return message.kind === "reaction" ? repeatable(outcome) : outcome
  })
  if (result.status === "failed") throw result.error
  const { isRepeat, externalId } = result
  const isFake = Boolean(carrier?.fakeAnswer)
  return { status: result.status === "done" ? "sent" : "unsure", externalId, isRepeat, isFake }
}

/** Put on a second time, a sign is where it is: what may have been done is done again, and nobody need look. */
const repeatable = (outcome: CallOutcome): CallOutcome =>
  outcome.did === "unknown" ? { ...outcome, did: "refused", reason: "partner_down", retry: true } : outcome

/** What the partner is asked to do; what it was refused before that; null: what it needs is not set. */
async function callFor(
  ctx: Ctx,
  message: MessageToSend,
  { carrier, template }: Leaving,
): Promise<PartnerCall | CallOutcome | null> {
  if (!carrier) return null
  if (message.kind === "reaction") return signCall(message, carrier)
  const carried = carriedOf(message, template)
  const file = await attachedTo(ctx, message.id)
  if (!file) return carrier.call(carried)
  if (!carrier.callWithFile) return { did: "refused", reason: "no_files", retry: false }
  return carrier.callWithFile(ctx, carried, file)
}

function signCall({ id: ref, body: emoji, contact, replyToExternalId }: MessageToSend, { react }: Carrier) {
  if (!react) return { did: "refused" as const, reason: "no_reactions", retry: false }
  return react({ to: contact.address, ref, emoji, target: replyToExternalId ?? "" })
}

export type Leaving = { verdict: Verdict | null; carrier: Carrier | null; template: TemplateToSend | null }

async function readMessage(tx: Tx, id: string) {
  const found = isId(id)
    ? await tx.message.findUnique({ where: { id, direction: "out" }, include: { contact: true } })
    : null
  return found ?? absent()
}
export type MessageToSend = Awaited<ReturnType<typeof readMessage>>

/** Asked under the locks: what was taken back, closed, stopped or paused since it was written keeps it here. */
async function refusal(
  tx: Tx,
  ctx: Ctx,
  id: string,
  { isRerun, again }: Awaited<ReturnType<typeof rerunOf>>,
  last: Leaving,
): Promise<string | null> {
  const message = await tx.message.findUniqueOrThrow({ where: { id } })
  if (!message.basis) return "no_basis"
  if (message.status === "cancelled") return "cancelled"
  if (!SENDABLE.includes(message.status) && !again) return "already_sent"
  // Of several signs on one message the last is meant, whatever became of the others.
  if (message.kind === "reaction" && (await writtenAgain(tx, [id])).has(id)) return "replaced"
  // One of a first run is told of nothing: what was written after it is for them as well.
  if (!again && (isRerun || message.status !== "queued") && (await writtenAgain(tx, [id])).has(id))
    return "answered_since"
  const isRetry = isRerun || again
  const [asked] = await askGate(tx, { ...ctx, now: now() }, [message], { isRetry })
  if (!asked) return "merged"
  last.verdict = asked.verdict
  last.carrier = asked.carrier
  if (!asked.verdict.may) return asked.verdict.because
  if (!message.templateVersionId) return null
  const parameters = Array.isArray(message.parameters) ? message.parameters.map(String) : []
  const found = await templateForSending(tx, ctx, message.templateVersionId, parameters)
  if (!found.ok) return found.because
  last.template = found.template
  return null
}
const SENDABLE: readonly string[] = ["queued", "failed", "blocked"]

function carriedOf(message: MessageToSend, template: TemplateToSend | null): CarriedMessage {
  const { id: ref, body, contact, replyToExternalId } = message
  const to = { to: contact.address, ref, body, ...(replyToExternalId && { replyToExternalId }) }
  return template ? { ...to, kind: "template", parameters: [], ...template } : { ...to, kind: "text" }
}
