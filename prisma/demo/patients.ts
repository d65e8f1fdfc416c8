import type { Tx } from "@/lib/db"
import { foldName } from "@/lib/patients/rules"
import { INVERSE, type RelationKind } from "@/lib/patients/words"
import { addMs, DAY_MS, HOUR_MS, toDate } from "@/lib/time"
import { idOf } from "@/prisma/demo/dice"
import type { DemoRows } from "@/prisma/demo/leads"

type Ground = {
  slug: string
  clinicId: string
  anchor: Date
  rows: DemoRows
  staff: { coordinator: string; frontdesk: string }
}

const FAMILIES: readonly { of: number; to: number; kind: RelationKind; shares: boolean; label?: string }[] = [
  { of: 14, to: 15, kind: "partner", shares: true },
  { of: 20, to: 21, kind: "parent", shares: true, label: "mother's" },
  { of: 30, to: 31, kind: "sibling", shares: false },
  { of: 42, to: 43, kind: "guardian", shares: true, label: "daughter's" },
]

const NOTES = [
  "Afraid of needles. Takes it well when every step is said beforehand.",
  "Flies in from abroad: offer two visits close together.",
  "Calls are best before ten in the morning.",
  "Allergic to latex, says so herself; ask again at the first visit.",
]

/** Families on one phone, what colleagues noted, records that are here twice, and a list that was imported. */
export async function seedPatients(tx: Tx, { slug, clinicId, anchor, rows, staff }: Ground): Promise<void> {
  const skipDuplicates = true
  const at = (n: number) => rows.patients[n]
  const contactOf = (patientId?: string) => rows.links.find((link) => link.patientId === patientId)?.contactId
  for (const { of, to, kind, shares, label } of FAMILIES) {
    const [one, other] = [at(of), at(to)]
    const contactId = contactOf(other?.id)
    if (!one || !other || !contactId) continue
    const createdAt = addMs(anchor, -3 * DAY_MS)
    await tx.patientRelation.createMany({
      data: [
        { clinicId, patientId: one.id, relativeId: other.id, kind, createdAt },
        { clinicId, patientId: other.id, relativeId: one.id, kind: INVERSE[kind], createdAt },
      ],
      skipDuplicates,
    })
    if (shares)
      await tx.patientContact.createMany({
        data: [{ clinicId, patientId: one.id, contactId, label, createdAt }],
        skipDuplicates,
      })
  }
  await tx.patientNote.createMany({
    data: NOTES.flatMap((body, n) => {
      const patient = at(14 + n * 7)
      const createdAt = addMs(anchor, -(n + 1) * 5 * HOUR_MS)
      const id = idOf(`patient note ${slug} ${n}`, createdAt)
      const memberId = n % 2 ? staff.frontdesk : staff.coordinator
      return patient ? [{ id, clinicId, patientId: patient.id, memberId, body, createdAt }] : []
    }),
    skipDuplicates,
  })
  await tx.patient.updateMany({
    where: { id: { in: [at(16)?.id ?? "", at(26)?.id ?? ""].filter(Boolean) } },
    data: { birthDate: toDate("1979-04-12T00:00:00Z") },
  })
  await seedTwice(tx, { slug, clinicId, anchor, rows, staff })
  await seedImport(tx, { slug, clinicId, anchor, rows, staff })
}

/** Somebody was put in by hand who had written already: same name and birthday, the number with another channel. */
async function seedTwice(tx: Tx, { slug, clinicId, anchor, rows }: Ground): Promise<void> {
  for (const n of [16, 26]) {
    const known = rows.patients[n]
    if (!known) continue
    const createdAt = addMs(anchor, -2 * DAY_MS)
    const id = idOf(`twice ${slug} ${n}`, createdAt)
    await tx.patient.createMany({
      data: [
        {
          id,
          clinicId,
          name: known.name.toUpperCase(),
          nameFolded: foldName(known.name),
          birthDate: toDate("1979-04-12T00:00:00Z"),
          source: "member",
          createdAt,
        },
      ],
      skipDuplicates: true,
    })
    const contactId = idOf(`twice contact ${slug} ${n}`, createdAt)
    const address = `patient${n}@${slug}.example`
    await tx.contact.createMany({
      data: [{ id: contactId, clinicId, channel: "email", address, createdAt }],
      skipDuplicates: true,
    })
    await tx.patientContact.createMany({
      data: [{ clinicId, patientId: id, contactId, isPrimary: true, createdAt }],
      skipDuplicates: true,
    })
  }
}

const LINES = [
  ["1041", "Irina Vasilescu", "irina.vasilescu@example.test", "12.03.1988", "created"],
  ["1042", "Tudor Ene", "tudor.ene@example.test", "30.11.1975", "created"],
  ["1043", "", "someone@example.test", "", "invalid"],
  ["1044", "Mara Lupu", "mara.lupu@example.test", "31.02.1990", "invalid"],
] as const

async function seedImport(tx: Tx, { slug, clinicId, anchor, staff }: Ground): Promise<void> {
  const createdAt = addMs(anchor, -6 * DAY_MS)
  const importId = idOf(`import ${slug}`, createdAt)
  const shape = {
    headings: ["Nr", "Nume", "E-mail", "Data nașterii"],
    targets: ["externalRef", "name", "email", "birthDate"],
    encoding: "utf-8",
    separator: ";",
  }
  await tx.patientImport.createMany({
    data: [
      {
        id: importId,
        clinicId,
        memberId: staff.coordinator,
        fileName: "evidenta-pacienti.csv",
        status: "done",
        total: LINES.length,
        done: LINES.length,
        counts: { outcomes: { created: 2, invalid: 2 }, shape },
        startedAt: createdAt,
        finishedAt: createdAt,
        createdAt,
      },
    ],
    skipDuplicates: true,
  })
  for (const [at, [externalRef, name, email, born, outcome]] of LINES.entries()) {
    const line = at + 2
    const made = outcome === "created"
    const id = idOf(`imported ${slug} ${line}`, createdAt)
    if (made) {
      const [day, month, year] = born.split(".")
      const birthDate = toDate(`${year}-${month}-${day}T00:00:00Z`)
      await tx.patient.createMany({
        data: [
          {
            id,
            clinicId,
            name,
            nameFolded: foldName(name),
            externalRef,
            birthDate,
            language: "ro",
            source: "import",
            createdAt,
          },
        ],
        skipDuplicates: true,
      })
      const contactId = idOf(`imported contact ${slug} ${line}`, createdAt)
      await tx.contact.createMany({
        data: [{ id: contactId, clinicId, channel: "email", address: email, createdAt }],
        skipDuplicates: true,
      })
      await tx.patientContact.createMany({
        data: [{ clinicId, patientId: id, contactId, isPrimary: true, createdAt }],
        skipDuplicates: true,
      })
    }
    await tx.patientImportRow.createMany({
      data: [
        {
          clinicId,
          importId,
          line,
          given: { cells: [externalRef, name, email, born] },
          outcome,
          problem: made ? null : name ? "The date of birth cannot be read" : "No name",
          patientId: made ? id : null,
        },
      ],
      skipDuplicates: true,
    })
  }
}
