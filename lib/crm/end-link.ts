import { HUBSPOT, type Link } from "@/lib/crm/links"
import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { type Fact, fact } from "@/lib/facts"

type End =
  | { status: "deleted"; because: "contact.deletion" | "not_found" }
  | { status: "erased"; because: "contact.privacyDeletion" }

/** Nothing is written for this person from now on: until a person says so, or for good. Differences end with it. */
export async function endLink(
  tx: Tx,
  ctx: Ctx,
  link: Pick<Link, "id" | "patientId">,
  end: End,
): Promise<Fact[]> {
  const isErased = end.status === "erased"
  const { count } = await tx.crmLink.updateMany({
    where: { id: link.id, status: { notIn: isErased ? ["erased"] : ["deleted", "erased"] } },
    data: {
      ...end,
      endedAt: ctx.now,
      updatedAt: ctx.now,
      ...(isErased && { externalId: null, mergedFrom: null, written: {}, heard: {} }),
    },
  })
  if (count === 0) return []
  await tx.crmDrift.updateMany({
    where: { linkId: link.id, settledAt: null },
    data: { settledAt: ctx.now, settled: "ended", theirs: null },
  })
  const { status, because } = end
  return [
    fact(isErased ? "crm.erased" : "crm.deleted", link.id, {
      patientId: link.patientId,
      after: { partner: HUBSPOT, status, because },
    }),
  ]
}
