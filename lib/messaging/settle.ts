import { markTokenRefused } from "@/lib/connections/outgoing"
import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import type { Ended } from "@/lib/effects/once"
import { env } from "@/lib/env"
import { type Fact, fact } from "@/lib/facts"
import { isId } from "@/lib/ids"
import { blockMessage } from "@/lib/messaging/block"
import { setClock } from "@/lib/messaging/clock"
import { failedKey, failMessage } from "@/lib/messaging/fail"
import type { Leaving, MessageToSend } from "@/lib/messaging/send"
import { replacedBy } from "@/lib/messaging/since"
import { stoppedThere } from "@/lib/messaging/stopped-there"
import { closeTasks } from "@/lib/tasks/close"
import { now } from "@/lib/time"

type Settled = Leaving & { message: MessageToSend }

/** What came of a send, in the same transaction as the effect's own row. */
export async function settleSent(tx: Tx, ctx: Ctx, settled: Settled, ended: Ended): Promise<Fact[]> {
  const { message, verdict, carrier } = settled
  const { id, leadId } = message
  const patientId = message.patientId ?? undefined
  if (ended.status === "failed") return failed(tx, ctx, settled, ended)
  const externalId = ended.status === "done" ? ended.externalId : null
  const taken = externalId && (await tx.message.findFirst({ where: { externalId }, select: { id: true } }))
  const status = ended.status === "done" ? "sent" : "unsure"
  const run = ctx.actor.kind === "system" ? (ctx.actor.runId ?? "") : ""
  const { count } = await tx.message.updateMany({
    where: { id },
    data: {
      status,
      statusAt: now(),
      failedBecause: ended.status === "unsure" ? ended.reason : null,
      heldUntil: null,
      runId: isId(run) ? run : null,
      releaseSha: env().GIT_SHA,
      ...(verdict?.may && {
        consentId: verdict.consentId,
        policyVersion: verdict.policyVersion,
        exempt: verdict.exempt,
      }),
      // Two messages under one id would be taken for one by all that is told of it later.
      ...(externalId && !taken && { externalId }),
    },
  })
  if (count === 0) return []
  if (status === "sent" && carrier?.connection.isTokenRefused)
    await tx.connection.updateMany({ where: { id: carrier.connection.id }, data: { tokenRefusedAt: null } })
  const hadFailed = message.status === "failed" || message.status === "blocked"
  if (hadFailed && leadId) await setClock(tx, leadId)
  const answered = status === "sent" ? [...(hadFailed ? [id] : []), ...(await replacedBy(tx, id))] : []
  return [
    fact(`message.${status}`, id, { patientId, after: { status } }),
    ...(leadId ? [fact("lead.conversation_changed", leadId, { patientId })] : []),
    ...(await closeTasks(tx, ctx, { effectKey: { in: answered.map(failedKey) } }, "It was sent after all.")),
  ]
}

type Failed = Extract<Ended, { status: "failed" }>

async function failed(tx: Tx, ctx: Ctx, settled: Settled, ended: Failed): Promise<Fact[]> {
  const { message, verdict, carrier } = settled
  // Told to us before the call, by our own gate.
  if (verdict?.may === false && verdict.because === ended.reason)
    return blockMessage(tx, ctx, message, verdict.because, verdict.until)
  if (
    ended.reason === "template_missing" ||
    ended.reason === "template_paused" ||
    ended.reason === "template_changed"
  )
    return blockMessage(tx, ctx, message, ended.reason, null)
  const facts =
    ended.reason === "token" && carrier
      ? await markTokenRefused(tx, ctx, carrier.connection.id, carrier.name)
      : await stoppedThere(tx, ctx, message, ended.reason)
  // One that is tried again is queued still; what the last try came to is written down when the run ends.
  return ended.isFinal ? [...facts, ...(await failMessage(tx, ctx, message, ended.reason))] : facts
}
