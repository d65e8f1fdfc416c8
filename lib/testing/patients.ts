import { inClinic, type Tx } from "@/lib/db"
import { newId } from "@/lib/ids"
import { foldName } from "@/lib/patients/rules"
import { memberOf } from "@/lib/testing/ctx"
import { makeClinic } from "@/lib/testing/factory"
import { now, toDate } from "@/lib/time"

let serial = 0
export const someNumber = () => `+407${String(20_000_000 + ++serial)}`

type Given = {
  name?: string
  phone?: string | null
  email?: string
  language?: string | null
  birthDate?: string
  source?: string
  createdAt?: Date
}

/** A patient of a clinic, reached at a number unless said otherwise. */
export function addPatient(
  clinicId: string,
  given: Given = {},
): Promise<{ id: string; contactIds: string[] }> {
  const { name = "Ana Ionescu", phone = someNumber(), email, birthDate, createdAt = now(), ...rest } = given
  const id = newId()
  return inClinic(clinicId, async (tx) => {
    await tx.patient.create({
      data: {
        language: "ro",
        ...rest,
        id,
        clinicId,
        name,
        nameFolded: foldName(name),
        birthDate: birthDate ? toDate(`${birthDate}T00:00:00Z`) : null,
        createdAt,
      },
    })
    const contactIds: string[] = []
    if (phone) contactIds.push(await linkContact(tx, clinicId, id, "whatsapp", phone))
    if (email) contactIds.push(await linkContact(tx, clinicId, id, "email", email))
    return { id, contactIds }
  })
}

/** Links the address, which others may have too. */
export async function linkContact(
  tx: Tx,
  clinicId: string,
  patientId: string,
  channel: string,
  address: string,
): Promise<string> {
  const known = await tx.contact.findFirst({ where: { channel, address } })
  const contactId = known?.id ?? newId()
  const lastFour = /^\+\d+$/.test(address) ? address.slice(-4) : null
  if (!known) await tx.contact.create({ data: { id: contactId, clinicId, channel, address, lastFour } })
  await tx.patientContact.create({ data: { clinicId, patientId, contactId } })
  return contactId
}

/** Two patients of one clinic, a member of it and one of another. */
export async function patientGround(one: Given = {}, other: Given = {}) {
  const clinic = await makeClinic()
  const ctxFor = await memberOf(clinic)
  const strangerFor = await memberOf(await makeClinic())
  const patient = await addPatient(clinic.id, one)
  const second = await addPatient(clinic.id, { name: "Ana Ionescu-Pop", ...other })
  return { clinic, member: ctxFor.member, ctxFor, strangerFor, patient, second }
}

export const readPatient = (clinicId: string, id: string) =>
  inClinic(clinicId, (tx) => tx.patient.findUniqueOrThrow({ where: { id } }))

/** Names of what was recorded about a patient, oldest first; looks left out. */
export const patientFacts = (clinicId: string, patientId: string) =>
  inClinic(clinicId, (tx) =>
    tx.fact.findMany({
      where: { patientId, name: { notIn: ["patient.read", "patient.listed"] } },
      orderBy: { seq: "asc" },
    }),
  )

/** Everything that hangs on these patients, as it is stored; what tells when it was touched left out. */
export const snapshot = (clinicId: string, patientIds: readonly string[]) =>
  inClinic(clinicId, async (tx) => {
    const ids = [...patientIds]
    const where = { patientId: { in: ids } }
    const patients = await tx.patient.findMany({ where: { id: { in: ids } }, orderBy: { id: "asc" } })
    return {
      patients: patients.map(({ updatedAt: _, ...one }) => one),
      contacts: await tx.patientContact.findMany({
        where,
        orderBy: [{ patientId: "asc" }, { contactId: "asc" }],
      }),
      leads: await tx.lead.findMany({ where, orderBy: { id: "asc" } }),
      notes: await tx.patientNote.findMany({ where, orderBy: { id: "asc" } }),
      tasks: await tx.task.findMany({ where, orderBy: { id: "asc" } }),
      consents: await tx.consent.findMany({ where, orderBy: { id: "asc" } }),
      relations: await tx.patientRelation.findMany({
        where: { OR: [where, { relativeId: { in: ids } }] },
        orderBy: [{ patientId: "asc" }, { relativeId: "asc" }],
      }),
    }
  })
