import type { Grant } from "@/lib/can"
import { type Ctx, memberIdOf } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { fail } from "@/lib/errors"
import type { Prisma } from "@/lib/generated/prisma/client"
import { isId } from "@/lib/ids"
import { patientReach, reachWhere as patientsWhere } from "@/lib/patients/reach"
import { type StoredOffer, WITH_OFFER } from "./offer-rows"

/** Scope `own`: who waits for oneself, and one's own patients. */
export async function entriesWhere(
  tx: Tx,
  ctx: Ctx,
  grant: Grant,
): Promise<Prisma.WaitingListEntryWhereInput> {
  if (grant.scope !== "own") return {}
  const memberId = memberIdOf(ctx)
  const own = memberId && (await tx.practitioner.findFirst({ where: { memberId }, select: { id: true } }))
  return {
    OR: [
      ...(own ? [{ practitionerIds: { has: own.id } }] : []),
      { patient: patientsWhere(patientReach(ctx, grant)) },
    ],
  }
}

/** One within reach, or `not_found`: unknown, another clinic's and out of reach look the same. */
export async function entryInReach(tx: Tx, ctx: Ctx, grant: Grant, id: string) {
  const where = await entriesWhere(tx, ctx, grant)
  const found = isId(id) ? await tx.waitingListEntry.findFirst({ where: { AND: [{ id }, where] } }) : null
  return found ?? fail("not_found")
}

export async function offerInReach(tx: Tx, ctx: Ctx, grant: Grant, id: string): Promise<StoredOffer> {
  const entry = await entriesWhere(tx, ctx, grant)
  const found = isId(id)
    ? await tx.waitingListOffer.findFirst({ where: { id, entry }, include: WITH_OFFER })
    : null
  return found ?? fail("not_found")
}
