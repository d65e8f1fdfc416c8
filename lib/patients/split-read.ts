import type { Tx } from "@/lib/db"

/** A patient's leads, each with the contacts its messages went over, and the contacts linked. Two statements and a half. */
export async function readSplit(tx: Tx, patientId: string) {
  const found = await tx.lead.findMany({
    where: { patientId },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    select: {
      id: true,
      status: true,
      createdAt: true,
      lastMessage: true,
      ownerId: true,
      classification: true,
      urgency: true,
    },
  })
  const used = await tx.message.findMany({
    where: { lead: { patientId } },
    distinct: ["leadId", "contactId"],
    select: { leadId: true, contactId: true },
  })
  const links = await tx.patientContact.findMany({
    where: { patientId },
    orderBy: [{ isPrimary: "desc" }, { createdAt: "asc" }],
    include: { contact: true },
  })
  const leads = found.map((lead) => ({
    ...lead,
    contactIds: used.filter((one) => one.leadId === lead.id).map((one) => one.contactId),
  }))
  return { leads, links }
}
