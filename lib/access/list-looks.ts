import { type Look, type LookPage, PatientAccessesInput } from "@/lib/access/schema"
import { ACCESS_PAGE } from "@/lib/access/words"
import { ROLES } from "@/lib/can"
import { readCursor, toPage } from "@/lib/cursor"
import { absent } from "@/lib/db"
import { isId } from "@/lib/ids"
import { query } from "@/lib/operation"

type Stored = {
  id: string
  name: string
  actor: string
  actorName: string
  after: { what?: string; as?: string[]; scope?: Look["scope"]; under?: Look["under"] } | null
  createdAt: Date
}

/**
 * Who looked at a patient, when, at what and by which right; lists that showed them among others too, and
 * looks at records that were merged into theirs. Newest first.
 */
export const listAccesses = query({
  name: "patients.accesses",
  may: "patients.accesses",
  input: PatientAccessesInput,
  async run({ tx, input: { patientId, cursor } }): Promise<LookPage> {
    const patient =
      isId(patientId) && (await tx.patient.findUnique({ where: { id: patientId }, select: { id: true } }))
    if (!patient) return absent()
    const after = cursor ? readCursor(cursor) : null
    const found = await tx.$queryRaw<Stored[]>`
      select * from patient_accesses(${patientId}::uuid, ${after?.at ?? null}::timestamptz, ${after?.id ?? null}::uuid,
        ${ACCESS_PAGE + 1}::int)`
    const { rows, nextCursor } = toPage(found, ACCESS_PAGE, (row) => row.createdAt)
    return { rows: rows.map(toLook), nextCursor }
  },
})

const OTHERWISE: Record<string, string> = {
  "webhook.body_read": "webhook body",
  "access.unmasked": "unmasking",
}

function toLook({ id, name, actor, actorName, after, createdAt }: Stored): Look {
  return {
    id,
    actor,
    actorName,
    what: after?.what ?? OTHERWISE[name] ?? name,
    isList: name === "patient.listed",
    as: ROLES.filter((role) => after?.as?.includes(role)),
    scope: after?.scope ?? "all",
    under: after?.under ?? (name === "access.unmasked" ? "unmask" : null),
    createdAt: createdAt.toISOString(),
  }
}
