import { recordReads } from "@/lib/access/reads"
import { grantOf } from "@/lib/ctx"
import { fail } from "@/lib/errors"
import { fact } from "@/lib/facts"
import { idFrom, newId } from "@/lib/ids"
import { command, type Done } from "@/lib/operation"
import { holdAddresses } from "@/lib/patients/intake"
import { knownLike } from "@/lib/patients/known-like"
import { memberOf, patientReach } from "@/lib/patients/reach"
import { foldName, lastFourOf } from "@/lib/patients/rules"
import { type CreatedPatient, CreatePatientInput } from "@/lib/patients/schema"
import { toE164 } from "@/lib/phone"
import { toDate } from "@/lib/time"

/** By hand. Looks first whether the person is known already, and then makes nothing unless told to. */
export const createPatient = command({
  name: "patients.create",
  may: "patients.write",
  input: CreatePatientInput,
  async run({ ctx, tx, input, grant }): Promise<Done<CreatedPatient>> {
    const { clinicId, now: createdAt } = ctx
    const { name, language, birthDate } = input
    const { country } = await tx.clinic.findUniqueOrThrow({ where: { id: clinicId } })
    const phone = input.phone ? toE164(input.phone, country) : null
    if (input.phone && !phone)
      fail("invalid_input", { fields: { phone: "This is not a phone number. Give it with its country." } })
    const email = input.email?.toLowerCase() || null
    const addresses = [
      ...(phone ? [{ channel: "voice" as const, address: phone }] : []),
      ...(email ? [{ channel: "email" as const, address: email }] : []),
    ]
    await holdAddresses(tx, ctx, addresses)
    const id = idFrom(`patient ${memberOf(ctx)} ${input.key}`)
    if (await tx.patient.findUnique({ where: { id } })) return { value: made(id), facts: [] }
    if (!input.anyway) {
      const read = grantOf(ctx, "patients.read") ?? grant
      const alike = await knownLike(tx, { name, phone, email }, patientReach(ctx, read))
      const patientIds = alike.known.map((one) => one.id)
      await recordReads(tx, ctx, read, { what: "known_like", patientIds, list: true })
      if (patientIds.length + alike.elsewhere.length > 0) return { value: { id: null, ...alike }, facts: [] }
    }
    await tx.patient.create({
      data: {
        id,
        clinicId,
        name,
        nameFolded: foldName(name),
        language: language ?? null,
        birthDate: birthDate ? toDate(`${birthDate}T00:00:00Z`) : null,
        source: "member",
        createdById: memberOf(ctx),
        createdAt,
      },
    })
    await tx.contact.createMany({
      data: addresses.map((one) => ({
        ...one,
        id: newId(),
        clinicId,
        lastFour: lastFourOf(one.address),
        createdAt,
      })),
      skipDuplicates: true,
    })
    const contacts = await tx.contact.findMany({ where: { OR: addresses } })
    await tx.patientContact.createMany({
      data: addresses.flatMap(({ channel, address }, index) => {
        const contact = contacts.find((one) => one.channel === channel && one.address === address)
        return contact
          ? [{ clinicId, patientId: id, contactId: contact.id, isPrimary: index === 0, createdAt }]
          : []
      }),
      skipDuplicates: true,
    })
    const personal = { after: { name, ...(phone && { phone }), ...(email && { email }) } }
    const created = fact("patient.created", id, { patientId: id, after: { source: "member" }, personal })
    return { value: made(id), facts: [created] }
  },
})

const made = (id: string): CreatedPatient => ({ id, known: [], elsewhere: [] })
