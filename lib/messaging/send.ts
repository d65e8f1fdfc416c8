import { markTokenRefused, outgoingConnection } from "@/lib/connections/outgoing"
import type { Ctx } from "@/lib/ctx"
import { absent, inClinic, type Tx } from "@/lib/db"
import { type Ended, effectOnce } from "@/lib/effects/once"
import { rerunOf } from "@/lib/effects/rerun"
import { env } from "@/lib/env"
import { AppError } from "@/lib/errors"
import { type Fact, fact } from "@/lib/facts"
import { isId } from "@/lib/ids"
import { setClock } from "@/lib/messaging/clock"
import { failedKey, failMessage } from "@/lib/messaging/fail"
import { replacedBy, writtenAgain } from "@/lib/messaging/since"
import { hindranceTo, replyGround } from "@/lib/messaging/window"
import { callPartner } from "@/lib/outbound/partner"
import type { CallOutcome } from "@/lib/providers/outcome"
import { readSent, sendCall } from "@/lib/providers/whatsapp/client"
import { demoWhatsapp } from "@/lib/providers/whatsapp/fake"
import { closeTasks } from "@/lib/tasks/close"
import { now } from "@/lib/time"

export type SendResult = {
  status: "sent" | "unsure"
  externalId: string | null
  isRepeat: boolean
  isFake: boolean
}

export const effectKeyOf = (messageId: string): string => `message:${messageId}`

/**
 * Sends one queued message, at most once. Not a `command`: a partner is called between its transactions, under the
 * patient's shared lock. Throws what the run is to throw: a refusal for good, or one that may be tried again.
 */
export async function sendMessage(ctx: Ctx, messageId: string, stepName: string): Promise<SendResult> {
  const { message, connection, rerun } = await inClinic(ctx.clinicId, async (tx) => {
    const message = await readMessage(tx, messageId)
    const connection = await outgoingConnection(tx, ctx, "whatsapp")
    return { message, connection, rerun: await rerunOf(tx, ctx) }
  })
  const { patientId } = message
  const spec = {
    key: effectKeyOf(message.id),
    kind: "message" as const,
    provider: "whatsapp",
    patientId,
    stepName,
    again: rerun.again,
    refuse: async (tx: Tx) => refusal(tx, ctx, message, rerun),
    settle: (tx: Tx, ended: Ended) => settle(tx, ctx, message, ended, connection?.id),
  }
  const result = await effectOnce(ctx, spec, async (): Promise<CallOutcome> => {
    const call =
      connection?.token &&
      sendCall(
        { ...connection, base: connection.place.base, token: connection.token },
        { kind: "text", to: message.address, ref: message.id, body: message.body },
      )
    if (!connection || !call) return { did: "refused", reason: "not_connected", retry: false }
    const { isTrusted, isFake } = connection.place
    const answer = isFake ? demoWhatsapp().answer : undefined
    return callPartner(
      `whatsapp ${connection.id}`,
      call,
      { ...connection.place, isTrusted, answer },
      (given) => readSent(given, now()),
    )
  })
  if (result.status === "failed") throw result.error
  const { isRepeat, externalId } = result
  return {
    status: result.status === "done" ? "sent" : "unsure",
    externalId,
    isRepeat,
    isFake: connection?.place.isFake ?? false,
  }
}

type Outgoing = Awaited<ReturnType<typeof readMessage>>

async function readMessage(tx: Tx, id: string) {
  const found = isId(id)
    ? await tx.message.findUnique({ where: { id, direction: "out" }, include: { contact: true, lead: true } })
    : null
  if (!found?.lead) return absent()
  const { body, leadId, contact, sentById, lead, status } = found
  if (contact.channel !== "whatsapp") throw new AppError("wrong_state")
  const { patientId } = lead
  return { id: found.id, body, status, leadId, sentById, address: contact.address, patientId }
}

/** Asked under the patient's lock: what was taken back, closed or paused since it was written stops it. */
async function refusal(
  tx: Tx,
  ctx: Ctx,
  { id, patientId }: Outgoing,
  { isRerun, again }: Awaited<ReturnType<typeof rerunOf>>,
): Promise<string | null> {
  const { status, basis, leadId } = await tx.message.findUniqueOrThrow({ where: { id } })
  if (!basis) return "no_basis"
  if (!["queued", "failed"].includes(status) && !again) return "already_sent"
  // One of a first run is told of nothing: what was written after it is for them as well.
  if (!again && (isRerun || status === "failed") && (await writtenAgain(tx, [id])).has(id))
    return "answered_since"
  return hindranceTo(
    tx,
    { ...ctx, now: now() },
    { patientId, ground: leadId ? await replyGround(tx, leadId) : null },
  )
}

/** What came of it, in the same transaction as the effect's own row. */
async function settle(
  tx: Tx,
  ctx: Ctx,
  message: Outgoing,
  ended: Ended,
  connectionId: string | undefined,
): Promise<Fact[]> {
  const { id, leadId, patientId } = message
  const run = ctx.actor.kind === "system" ? (ctx.actor.runId ?? "") : ""
  const runId = isId(run) ? run : null
  if (ended.status === "failed") {
    const facts =
      ended.reason === "token" && connectionId
        ? await markTokenRefused(tx, ctx, connectionId, "WhatsApp")
        : []
    // One that is tried again is queued still; what the last try came to is written down when the run ends.
    return ended.isFinal ? [...facts, ...(await failMessage(tx, ctx, message, ended.reason))] : facts
  }
  const externalId = ended.status === "done" ? ended.externalId : null
  const taken = externalId && (await tx.message.findFirst({ where: { externalId }, select: { id: true } }))
  const status = ended.status === "done" ? "sent" : "unsure"
  const { count } = await tx.message.updateMany({
    where: { id },
    data: {
      status,
      statusAt: now(),
      failedBecause: ended.status === "unsure" ? ended.reason : null,
      runId,
      releaseSha: env().GIT_SHA,
      // Two messages under one id would be taken for one by all that is told of it later.
      ...(externalId && !taken && { externalId }),
    },
  })
  if (count === 0) return []
  const hadFailed = message.status === "failed"
  if (hadFailed && leadId) await setClock(tx, leadId)
  const answered = status === "sent" ? [...(hadFailed ? [id] : []), ...(await replacedBy(tx, id))] : []
  return [
    fact(`message.${status}`, id, { patientId, after: { status } }),
    ...(leadId ? [fact("lead.conversation_changed", leadId, { patientId })] : []),
    ...(await closeTasks(tx, ctx, { effectKey: { in: answered.map(failedKey) } }, "It was sent after all.")),
  ]
}
