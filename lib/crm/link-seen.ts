import { HUBSPOT, keepLink } from "@/lib/crm/links"
import type { CrmPlan } from "@/lib/crm/person"
import { takeValue } from "@/lib/crm/take-value"
import type { Properties } from "@/lib/crm/values"
import type { Field } from "@/lib/crm/words"
import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { type Fact, fact } from "@/lib/facts"
import { idFrom } from "@/lib/ids"
import { foldName } from "@/lib/patients/rules"
import { Name } from "@/lib/patients/schema"
import { toE164 } from "@/lib/phone"
import type { SeenContact } from "@/lib/providers/hubspot/read"

/**
 * Links a contact nobody is linked to with the one person who has its number or address; several at one number are left
 * alone. Where nobody has and the clinic wants it, a patient is made.
 */
export async function linkSeen(tx: Tx, ctx: Ctx, plan: CrmPlan, contact: SeenContact): Promise<Fact[]> {
  const { id: externalId, properties } = contact
  const at = (field: Field) => plan.mapping.find((one) => one.field === field)?.property ?? field
  const phone = toE164(properties[at("phone")] ?? properties.phone ?? "", plan.country)
  const email = (properties[at("email")] ?? properties.email ?? "").toLowerCase()
  const addresses = [phone, email].filter((one): one is string => !!one)
  if (addresses.length === 0) return []
  const found = await tx.patientContact.findMany({
    where: { contact: { address: { in: addresses } }, patient: { mergedIntoId: null } },
    select: { patientId: true },
    distinct: ["patientId"],
    take: 2,
  })
  const [one, another] = found
  if (another) return []
  if (one) {
    const known = await tx.crmLink.findFirst({ where: { patientId: one.patientId, provider: HUBSPOT } })
    if (known) return []
    return linked(tx, ctx, one.patientId, externalId)
  }
  return plan.settings.newContacts === "patient"
    ? make(tx, ctx, plan, externalId, properties, { phone, email })
    : []
}

async function linked(tx: Tx, ctx: Ctx, patientId: string, externalId: string): Promise<Fact[]> {
  await keepLink(tx, ctx, patientId, externalId)
  return [fact("crm.linked", patientId, { patientId, after: { partner: HUBSPOT, externalId } })]
}

async function make(
  tx: Tx,
  ctx: Ctx,
  plan: CrmPlan,
  externalId: string,
  properties: Properties,
  given: { phone: string | null; email: string },
): Promise<Fact[]> {
  const { clinicId, now: createdAt } = ctx
  const id = idFrom(`patient of ${HUBSPOT} ${clinicId} ${externalId}`)
  const of = (field: Field) => properties[plan.mapping.find((one) => one.field === field)?.property ?? ""]
  const said = [of("firstName"), of("lastName")].filter(Boolean).join(" ")
  const name = Name.safeParse(said || given.phone || given.email)
  if (!name.success) return []
  const { count } = await tx.patient.createMany({
    data: [
      {
        id,
        clinicId,
        name: name.data,
        nameFolded: foldName(name.data),
        source: "import",
        createdAt,
        updatedAt: createdAt,
      },
    ],
    skipDuplicates: true,
  })
  if (count === 0) return []
  const facts = [
    fact("patient.created", id, {
      patientId: id,
      after: { source: "import", partner: HUBSPOT },
      personal: { after: { name: name.data } },
    }),
  ]
  for (const field of ["phone", "email"] as const)
    if (given[field]) facts.push(...(await takeValue(tx, ctx, id, field, given[field], plan.country)).facts)
  return [...facts, ...(await linked(tx, ctx, id, externalId))]
}
