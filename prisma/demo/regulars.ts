import { addMonths } from "@/lib/consents/record"
import { CONSENT_MONTHS } from "@/lib/consents/words"
import type { Tx } from "@/lib/db"
import { foldName } from "@/lib/patients/rules"
import { addMs, DAY_MS, toDate } from "@/lib/time"
import type { DemoClinic } from "@/prisma/demo/clinics"
import { type Dice, idOf } from "@/prisma/demo/dice"
import { NAMES, NUMBER, type Speech } from "@/prisma/demo/people"

/** Numbers of leads end well before. */
const FIRST_NUMBER = 600
const HOW_MANY = { northside: 170, lakeview: 120 }
const KNOWN_FOR = 420 * DAY_MS

export type Regular = { id: string; createdAt: Date; speech: Speech }

/** Patients the clinic had long before anybody wrote to it here: known by a number, asked for consent once. */
export async function seedRegulars(
  tx: Tx,
  { clinic, clinicId, anchor, throws }: { clinic: DemoClinic; clinicId: string; anchor: Date; throws: Dice },
): Promise<Regular[]> {
  const createdAt = addMs(anchor, -KNOWN_FOR)
  const decidedAt = addMs(createdAt, DAY_MS)
  const people = Array.from({ length: HOW_MANY[clinic.slug] }, (_, n) => {
    const speech = speechOf(clinic, throws)
    const name = `${throws.pick(NAMES[speech].first)} ${throws.pick(NAMES[speech].last)}`
    const address = NUMBER[speech](FIRST_NUMBER + n)
    const born = `${throws.between(1950, 2008)}-${two(throws.between(1, 12))}-${two(throws.between(1, 28))}`
    return {
      ...{ speech, name, address, birthDate: toDate(`${born}T00:00:00Z`) },
      id: idOf(`regular ${clinic.slug} ${n}`, createdAt),
      contactId: idOf(`regular contact ${clinic.slug} ${n}`, createdAt),
      reminders: throws.chance(0.9),
    }
  })
  const skipDuplicates = true
  await tx.patient.createMany({
    data: people.map(({ id, name, speech, birthDate }) => ({
      ...{ id, clinicId, name, nameFolded: foldName(name), language: speech, birthDate },
      ...{ source: "import", createdAt, updatedAt: createdAt },
    })),
    skipDuplicates,
  })
  await tx.contact.createMany({
    data: people.map(({ contactId, address }) => ({
      ...{ id: contactId, clinicId, channel: "whatsapp", address, lastFour: address.slice(-4), createdAt },
    })),
    skipDuplicates,
  })
  await tx.patientContact.createMany({
    data: people.map(({ id, contactId }) => ({
      clinicId,
      patientId: id,
      contactId,
      isPrimary: true,
      createdAt,
    })),
    skipDuplicates,
  })
  await tx.consent.createMany({
    data: people.flatMap(({ id, reminders }) =>
      [
        ["data_processing", true] as const,
        ["appointment_reminders", reminders] as const,
        ["treatment_updates", reminders] as const,
      ].map(([purpose, isGranted]) => ({
        id: idOf(`${purpose} ${id}`, decidedAt),
        ...{ clinicId, patientId: id, purpose, status: isGranted ? "granted" : "denied" },
        ...{ source: "import", method: "import", effectKey: `demo:${id}:${purpose}` },
        ...{ recordedAt: decidedAt, createdAt: decidedAt },
        expiresAt: isGranted ? addMonths(decidedAt, CONSENT_MONTHS) : null,
      })),
    ),
    skipDuplicates,
  })
  return people.map(({ id, speech }) => ({ id, speech, createdAt }))
}

function speechOf({ speech }: DemoClinic, throws: Dice): Speech {
  let at = throws.between(1, 100)
  for (const [one, share] of speech) {
    at -= share
    if (at <= 0) return one
  }
  return "en"
}

const two = (n: number): string => String(n).padStart(2, "0")
