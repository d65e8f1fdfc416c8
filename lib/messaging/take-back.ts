import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { fail } from "@/lib/errors"
import { type Fact, fact } from "@/lib/facts"
import type { Message } from "@/lib/generated/prisma/client"
import { setClock } from "@/lib/messaging/clock"
import { isAtRest } from "@/lib/sending/reach"

type Given = Pick<Message, "id" | "leadId" | "status"> & { patientId: string }

/** Takes a message back that has not begun to leave, its row held by the caller. One taken back already: nothing. */
export async function takeBack(tx: Tx, ctx: Ctx, { id, patientId, leadId, status }: Given): Promise<Fact[]> {
  if (status === "cancelled") return []
  const effect = await tx.effect.findUnique({
    where: { clinicId_key: { clinicId: ctx.clinicId, key: `message:${id}` } },
    select: { status: true },
  })
  const isBegun = effect !== null && effect.status !== "failed"
  if (!["scheduled", "queued"].includes(status) || isBegun || !(await isAtRest(tx, ctx, id)))
    return fail("wrong_state", { sentence: "It is on its way already and cannot be taken back." })
  const { count } = await tx.message.updateMany({
    where: { id, status },
    data: { status: "cancelled", statusAt: ctx.now, failedBecause: "cancelled" },
  })
  if (count === 0) return fail("conflict")
  if (leadId) await setClock(tx, leadId)
  return [
    fact("message.cancelled", id, { patientId, before: { status }, after: { status: "cancelled" } }),
    ...(leadId ? [fact("lead.conversation_changed", leadId, { patientId })] : []),
  ]
}
