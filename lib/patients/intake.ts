import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { type Fact, fact } from "@/lib/facts"
import { newId } from "@/lib/ids"
import { foldName, lastFourOf, nameFor } from "@/lib/patients/rules"

type Person = { channel: "whatsapp"; address: string; name: string | null }
type Taken = { patientId: string; contactId: string; facts: Fact[] }

/**
 * The patient behind an address: the one it is linked to, or a new one. Holds the address for the rest of the
 * transaction, so that two messages of one new person make one patient.
 */
export async function intakePatient(tx: Tx, ctx: Ctx, person: Person): Promise<Taken> {
  await tx.$executeRaw`
    select pg_advisory_xact_lock(hashtextextended(${`address ${ctx.clinicId} ${person.address}`}, 0))`
  const contactId = await contactOf(tx, ctx, person)
  const known = await patientAt(tx, ctx, person.address)
  const facts: Fact[] = []
  const patientId = known?.patientId ?? newId()
  if (!known) {
    const name = nameFor(person.name, person.address)
    await tx.patient.create({
      data: { id: patientId, clinicId: ctx.clinicId, name, nameFolded: foldName(name), createdAt: ctx.now },
    })
    facts.push(fact("patient.created", patientId, { after: { channel: person.channel } }))
  }
  if (known?.contactId !== contactId) {
    await tx.patientContact.createMany({
      data: [{ clinicId: ctx.clinicId, patientId, contactId }],
      skipDuplicates: true,
    })
  }
  return { patientId, contactId, facts }
}

async function contactOf(tx: Tx, ctx: Ctx, { channel, address }: Person): Promise<string> {
  const { clinicId } = ctx
  const where = { clinicId_channel_address: { clinicId, channel, address } }
  const known = await tx.contact.findUnique({ where, select: { id: true } })
  if (known) return known.id
  const data = { id: newId(), clinicId, channel, address, lastFour: lastFourOf(address), createdAt: ctx.now }
  await tx.contact.createMany({ data: [data], skipDuplicates: true })
  return (await tx.contact.findUniqueOrThrow({ where, select: { id: true } })).id
}

/**
 * Families share a phone: of several people at an address, the one who enquired last. A number known from another
 * channel is the same person's.
 */
async function patientAt(
  tx: Tx,
  ctx: Ctx,
  address: string,
): Promise<{ patientId: string; contactId: string } | undefined> {
  const rows = await tx.$queryRaw<{ patientId: string; contactId: string }[]>`
    select link."patientId", link."contactId"
    from "Contact" contact
    join "PatientContact" link on link."clinicId" = contact."clinicId" and link."contactId" = contact.id
    where contact."clinicId" = ${ctx.clinicId}::uuid and contact.address = ${address}
      and contact.channel in ('whatsapp', 'sms', 'voice')
    order by contact.channel = 'whatsapp' desc,
      (select max(lead."createdAt") from "Lead" lead
        where lead."clinicId" = link."clinicId" and lead."patientId" = link."patientId") desc nulls last,
      link."createdAt", link."patientId"
    limit 1`
  return rows[0]
}
