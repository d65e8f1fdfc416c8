import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { Prisma } from "@/lib/generated/prisma/client"
import { openPersonal } from "@/lib/personal"
import { groundOf } from "@/lib/subject-requests/ground"
import { PLACES } from "@/lib/subject-requests/places"
import type { Ground, Place } from "@/lib/subject-requests/places/place"
import { EXPORT_VERSION } from "@/lib/subject-requests/words"

type Row = Record<string, unknown>
export type PersonalData = {
  schema: "rounds.personal-data"
  version: number
  madeAt: string
  clinic: string
  person: { records: string[] }
  /** What stands in each section, in words. */
  about: Record<string, string>
  sections: Record<string, Row[]>
  /** Kept by parts of the product that are not in use yet. */
  notKept: string[]
}

const PER_SECTION = 20_000
const LOOKS = 2_000

/** Everything held about a person, in the caller's transaction; of other people nothing but that they are there. */
export async function collect(tx: Tx, ctx: Ctx, patientId: string): Promise<PersonalData> {
  const ground = await groundOf(tx, patientId)
  const sections: Record<string, Row[]> = {}
  const about: Record<string, string> = {}
  for (const place of PLACES) {
    if (!place.section) continue
    sections[place.section] = await rowsOf(tx, place, ground)
    about[place.section] = place.title
  }
  await openRows(tx, sections.audit ?? [], "personal")
  await openRows(tx, sections.consentEvidence ?? [], "sealed")
  sections.looks = await tx.$queryRaw<Row[]>`
    select name as what, "actorName" as "by", "createdAt" as at
    from patient_accesses(${patientId}::uuid, null, null, ${LOOKS}::int)`
  about.looks = "Who looked at the record"
  return {
    schema: "rounds.personal-data",
    version: EXPORT_VERSION,
    madeAt: ctx.now.toISOString(),
    clinic: ctx.clinic.name,
    person: { records: ground.patientIds },
    about,
    sections,
    notKept: ["appointments", "calls", "payments"],
  }
}

/** Columns of bytes: bodies are text, files are not. */
const TEXTS = ["body"]
const FILES = ["bytes", "sealed", "personal"]

async function rowsOf(tx: Tx, place: Place, ground: Ground): Promise<Row[]> {
  const left = ["clinicId", "clinic_id", ...(place.unexported?.split(" ") ?? [])]
  const [schema, table] = place.table.includes(".") ? place.table.split(".") : ["public", place.table]
  const from = Prisma.raw(`"${schema}"."${table}"`)
  const found = await tx.$queryRaw<{ row: Row }[]>`
    select to_jsonb(one) - ${left}::text[] as row from ${from} as one
    where ${place.whose(ground)} limit ${PER_SECTION}`
  return found.map(({ row }) =>
    Object.fromEntries(
      Object.entries(row).map(([name, value]) => [
        name,
        isBytes(value) ? written(place, name, value) : value,
      ]),
    ),
  )
}

const isBytes = (value: unknown): value is string =>
  typeof value === "string" && /^\\x([0-9a-f]{2})*$/.test(value)
function written(place: Place, name: string, hex: string): string {
  const bytes = Buffer.from(hex.slice(2), "hex")
  if (place.table === "WebhookDelivery" && TEXTS.includes(name)) return bytes.toString("utf8")
  return FILES.includes(name) ? bytes.toString("base64") : hex
}

/** What was recorded of them in words, as far as their key opens it. */
async function openRows(tx: Tx, rows: Row[], column: "personal" | "sealed"): Promise<void> {
  const opened = await openPersonal(
    tx,
    rows.map((row) => ({
      id: String(row.id),
      patientId: typeof row.patientId === "string" ? row.patientId : null,
      personal: typeof row[column] === "string" ? Buffer.from(row[column], "base64") : null,
    })),
  )
  for (const row of rows) {
    const one = opened.get(String(row.id))
    row[column] = one?.state === "open" ? one.value : null
  }
}
