import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { type Fact, fact } from "@/lib/facts"
import type { KnownRow } from "@/lib/patients/known"
import { lastFourOf } from "@/lib/patients/rules"

/**
 * A person known by number and, apart from that, by user id is one contact from now on: the one with the number. The
 * other keeps its row, for what was recorded about it; everyone linked to it is linked to the kept one, and what was
 * written under a bare user id goes there too. `isAll`: under a number as well, because the person has left it.
 */
export async function joinContacts(
  tx: Tx,
  ctx: Ctx,
  { kept, other, userId }: { kept: KnownRow; other: KnownRow; userId: string | null },
  isAll = false,
): Promise<Fact[]> {
  const { clinicId } = ctx
  await tx.contact.updateMany({
    where: { clinicId, OR: [{ id: other.contactId }, ...(userId ? [{ channel: "whatsapp", userId }] : [])] },
    data: { userId: null },
  })
  if (userId) await tx.contact.updateMany({ where: { id: kept.contactId, clinicId }, data: { userId } })
  await tx.$executeRaw`
    insert into "PatientContact" ("clinicId", "patientId", "contactId", label)
    select "clinicId", "patientId", ${kept.contactId}::uuid, label from "PatientContact"
    where "clinicId" = ${clinicId}::uuid and "contactId" = ${other.contactId}::uuid
    on conflict do nothing`
  if (isAll || !lastFourOf(other.address)) {
    await tx.message.updateMany({
      where: { clinicId, contactId: other.contactId },
      data: { contactId: kept.contactId },
    })
    await tx.messageVersion.updateMany({
      where: { clinicId, contactId: other.contactId },
      data: { contactId: kept.contactId },
    })
    await tx.$executeRaw`
      update "ContactPreference" set "contactId" = ${kept.contactId}::uuid
      where "clinicId" = ${clinicId}::uuid and "contactId" = ${other.contactId}::uuid`
    await tx.patientContact.deleteMany({ where: { clinicId, contactId: other.contactId } })
  }
  const patientId = kept.patientId ?? other.patientId ?? undefined
  return [fact("contact.joined", kept.contactId, { patientId, after: { joinedId: other.contactId } })]
}
