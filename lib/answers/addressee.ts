import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { addMs } from "@/lib/time"
import type { Said } from "./said"

export type Addressee = { id: string; purpose: string | null; isQuoted: boolean }

/** A second of the provider's clock, which goes no finer. */
const SECOND = 1_000

/**
 * The message of ours that a reply belongs to: the one it quotes, or else the last thing that was written to the address
 * before it. A quote of what is not ours belongs to nothing. Receipts answer themselves: nobody replies to them.
 */
export async function addresseeOf(tx: Tx, ctx: Ctx, said: Said): Promise<Addressee | null> {
  const { clinicId } = ctx
  const ours = { clinicId, contactId: said.contactId, direction: "out", kind: { not: "reaction" } }
  const found = await tx.message.findFirst({
    where: said.replyTo
      ? { ...ours, externalId: said.replyTo }
      : {
          ...ours,
          saidAt: { lte: addMs(said.saidAt, SECOND - 1) },
          status: { in: ["queued", "sent", "delivered", "read", "unsure"] },
          OR: [{ purpose: null }, { purpose: { not: "receipt" } }],
        },
    orderBy: [{ saidAt: "desc" }, { id: "desc" }],
    select: { id: true, purpose: true },
  })
  return found && { ...found, isQuoted: Boolean(said.replyTo) }
}
