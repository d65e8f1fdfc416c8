import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { fail } from "@/lib/errors"
import { fact } from "@/lib/facts"
import type { Message, Prisma } from "@/lib/generated/prisma/client"
import { queuedEvent, scheduledEvent } from "@/lib/messaging/events"
import { failedKey } from "@/lib/messaging/fail"
import { askGate } from "@/lib/messaging/gate"
import { writtenAgain } from "@/lib/messaging/since"
import { HINDRANCES, type Hindrance } from "@/lib/messaging/words"
import type { Done } from "@/lib/operation"
import type { SendingAnswer } from "@/lib/sending/schema"
import { closeTasks } from "@/lib/tasks/close"

type Given = {
  message: Message & { patientId: string }
  /** When it is to leave; null: now. */
  at: Date | null
  /** A colleague's words why what only holds for a while is passed. */
  bypass?: string
}

/** Puts a message that was blocked, or failed, into the queue again, if the gate lets it through now. */
export async function putBack(
  tx: Tx,
  ctx: Ctx,
  { message, at, bypass }: Given,
): Promise<Done<SendingAnswer>> {
  const { id, patientId, leadId, status } = message
  if (status === "queued" || status === "scheduled") return { value: { status, because: null }, facts: [] }
  if (status !== "blocked" && status !== "failed")
    return fail("wrong_state", { sentence: "Only what was blocked or failed can be sent again." })
  if ((await writtenAgain(tx, [id])).has(id))
    return fail("wrong_state", { sentence: "Something newer was written to this person since." })
  const isLater = at !== null && at > ctx.now
  const [asked] = await askGate(tx, ctx, [message], {
    isRetry: true,
    isPlanned: true,
    bypass: bypass !== undefined,
    ...(isLater && { at }),
  })
  const verdict = asked?.verdict
  if (!verdict?.may) {
    const because: Hindrance = verdict?.because ?? "merged"
    return fail("wrong_state", { sentence: HINDRANCES[because], reason: because })
  }
  const becomes = isLater ? "scheduled" : "queued"
  const data: Prisma.MessageUpdateInput = {
    status: becomes,
    statusAt: ctx.now,
    createdAt: ctx.now,
    sendAt: isLater ? at : null,
    failedBecause: null,
    heldUntil: null,
    basis: verdict.basis,
    consentId: verdict.consentId,
    policyVersion: verdict.policyVersion,
    exempt: verdict.exempt,
  }
  await tx.message.update({ where: { id }, data })
  const after = {
    status: becomes,
    contactId: message.contactId,
    purpose: message.purpose ?? "reply",
    ...(verdict.exempt && { exempt: verdict.exempt }),
  }
  return {
    value: { status: becomes, because: null },
    facts: [
      fact(`message.${becomes}`, id, {
        patientId,
        before: { status },
        after,
        ...(bypass !== undefined && { personal: { reason: bypass } }),
      }),
      ...(leadId ? [fact("lead.conversation_changed", leadId, { patientId })] : []),
      ...(await closeTasks(tx, ctx, { effectKey: failedKey(id) }, "It is sent again.")),
    ],
    events: [
      isLater && at
        ? scheduledEvent(ctx, id, at)
        : queuedEvent(ctx, { id, patientId, leadId, statusAt: ctx.now }),
    ],
  }
}
