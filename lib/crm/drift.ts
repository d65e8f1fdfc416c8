import type { Link } from "@/lib/crm/links"
import { hashOf, normal } from "@/lib/crm/values"
import type { Field } from "@/lib/crm/words"
import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { type Fact, fact } from "@/lib/facts"
import { newId } from "@/lib/ids"

export type Differs = { field: Field; theirs: string | null }

/**
 * Keeps that a field stands otherwise there. Told again it stays as it is, and what somebody left as it is stays left
 * until it is another value.
 */
export async function keepDrift(
  tx: Tx,
  ctx: Ctx,
  link: Pick<Link, "id" | "patientId">,
  { field, theirs }: Differs,
  country: string,
): Promise<Fact[]> {
  const theirsHash = hashOf(link.patientId, field, normal(field, theirs, country))
  const where = { clinicId_linkId_field: { clinicId: ctx.clinicId, linkId: link.id, field } }
  const known = await tx.crmDrift.findUnique({ where })
  if (known?.theirsHash === theirsHash && (!known.settledAt || known.settled === "ignored")) return []
  const found = { theirs, theirsHash, foundAt: ctx.now, settledAt: null, settled: null, settledById: null }
  await tx.crmDrift.upsert({
    where,
    create: { id: newId(), clinicId: ctx.clinicId, linkId: link.id, field, ...found },
    update: found,
  })
  return [fact("crm.drifted", link.id, { patientId: link.patientId, after: { field } })]
}

/** Both sides say the same again. */
export async function endDrift(
  tx: Tx,
  ctx: Ctx,
  linkId: string,
  fields: readonly string[],
  settled: "agreed" | "theirs",
): Promise<void> {
  if (fields.length === 0) return
  await tx.crmDrift.updateMany({
    where: { linkId, field: { in: [...fields] }, settledAt: null },
    data: { settledAt: ctx.now, settled, theirs: null },
  })
}
