import type { Tx } from "@/lib/db"
import { foldName } from "@/lib/patients/rules"
import type { KnownPatient } from "@/lib/patients/schema"
import { CHANNELS } from "@/lib/patients/words"

const MOST = 6

/** Who is reached there already, or is called so: surest first. */
export async function knownLike(
  tx: Tx,
  { name, phone, email }: { name: string; phone: string | null; email: string | null },
): Promise<KnownPatient[]> {
  const places = [phone, email].filter((one) => one !== null)
  const links = await tx.patientContact.findMany({
    where: {
      contact: { channel: { in: [...CHANNELS] }, address: { in: places } },
      patient: { mergedIntoId: null },
    },
    select: { patient: { select: { id: true, name: true } }, contact: { select: { channel: true } } },
    orderBy: { createdAt: "asc" },
    take: MOST,
  })
  const named = await tx.patient.findMany({
    where: { nameFolded: foldName(name), mergedIntoId: null },
    select: { id: true, name: true },
    orderBy: { createdAt: "desc" },
    take: MOST,
  })
  const found = new Map<string, KnownPatient>()
  for (const { patient, contact } of links)
    if (!found.has(patient.id))
      found.set(patient.id, { ...patient, because: contact.channel === "email" ? "email" : "number" })
  for (const patient of named)
    if (!found.has(patient.id)) found.set(patient.id, { ...patient, because: "name" })
  return [...found.values()].slice(0, MOST)
}
