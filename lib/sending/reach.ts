import type { Grant } from "@/lib/can"
import type { Ctx } from "@/lib/ctx"
import { absent, type Tx } from "@/lib/db"
import type { Message } from "@/lib/generated/prisma/client"
import { isId } from "@/lib/ids"
import { leadForWork, reachOf } from "@/lib/leads/reach"
import { patientInReach, patientReach } from "@/lib/patients/reach"

/** A message of ours that this member may act on, its row held until the end; or `not_found`. */
export async function outgoingForWork(
  tx: Tx,
  ctx: Ctx,
  grant: Grant,
  id: string,
): Promise<Message & { patientId: string }> {
  if (isId(id)) await tx.$executeRaw`select from "Message" where id = ${id}::uuid for update`
  const message = isId(id) ? await tx.message.findUnique({ where: { id, direction: "out" } }) : null
  if (!message?.patientId) return absent()
  if (ctx.actor.kind === "system") return { ...message, patientId: message.patientId }
  if (message.leadId) await leadForWork(tx, message.leadId, reachOf(ctx, grant))
  else await patientInReach(tx, message.patientId, patientReach(ctx, grant))
  return { ...message, patientId: message.patientId }
}

/**
 * Whether no attempt at it is under way, nor will be until this transaction ends: the effect's own lock (lib/effects/hold).
 */
export async function isAtRest(tx: Tx, { clinicId }: Ctx, messageId: string): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ mine: boolean }[]>`
    select pg_try_advisory_xact_lock(
      hashtextextended('effect ' || ${clinicId} || ' ' || ${`message:${messageId}`}, 0)) as mine`
  return row?.mine ?? false
}
