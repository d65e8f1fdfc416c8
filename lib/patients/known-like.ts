import type { Tx } from "@/lib/db"
import { type PatientReach, reachWhere } from "@/lib/patients/reach"
import { foldName } from "@/lib/patients/rules"
import type { CreatedPatient, KnownPatient } from "@/lib/patients/schema"
import { CHANNELS } from "@/lib/patients/words"

const MOST = 6

type Alike = Pick<CreatedPatient, "known" | "elsewhere">

/**
 * Who is reached there already, or is called so: surest first. Of those out of reach no more than that a number or address
 * is somebody's: that a person is a patient here, their name alone must not tell.
 */
export async function knownLike(
  tx: Tx,
  { name, phone, email }: { name: string; phone: string | null; email: string | null },
  reach: PatientReach,
): Promise<Alike> {
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
    where: { nameFolded: foldName(name), mergedIntoId: null, ...reachWhere(reach) },
    select: { id: true, name: true },
    orderBy: { createdAt: "desc" },
    take: MOST,
  })
  const near = await tx.patient.findMany({
    where: { id: { in: links.map((link) => link.patient.id) }, ...reachWhere(reach) },
    select: { id: true },
  })
  const found = new Map<string, KnownPatient>()
  const elsewhere = new Set<"number" | "email">()
  for (const { patient, contact } of links) {
    const because = contact.channel === "email" ? "email" : "number"
    if (!near.some((one) => one.id === patient.id)) elsewhere.add(because)
    else if (!found.has(patient.id)) found.set(patient.id, { ...patient, because })
  }
  for (const patient of named)
    if (!found.has(patient.id)) found.set(patient.id, { ...patient, because: "name" })
  return { known: [...found.values()].slice(0, MOST), elsewhere: [...elsewhere] }
}
