import type { Tx } from "@/lib/db"
import { fail } from "@/lib/errors"
import type { Prisma } from "@/lib/generated/prisma/client"
import { isId } from "@/lib/ids"

/** All that is needed to settle an offer. */
export const WITH_OFFER = {
  hold: true,
  slot: true,
  entry: { include: { patient: { select: { id: true, mergedIntoId: true, erasedAt: true } } } },
} satisfies Prisma.WaitingListOfferInclude
export type StoredOffer = Prisma.WaitingListOfferGetPayload<{ include: typeof WITH_OFFER }>

/** Read again under the clinic's slot lock: nothing about it changes until the commit. */
export async function offerHeld(tx: Tx, id: string): Promise<StoredOffer> {
  const found = isId(id) ? await tx.waitingListOffer.findUnique({ where: { id }, include: WITH_OFFER }) : null
  return found ?? fail("not_found")
}
