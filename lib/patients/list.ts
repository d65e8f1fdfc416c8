import { isUnmasked } from "@/lib/ctx"
import { readPlace, writePlace } from "@/lib/cursor"
import { fail } from "@/lib/errors"
import { query } from "@/lib/operation"
import { acceptsPlace, patientPageSql, type StoredPatientRow, sortColumn } from "@/lib/patients/list-sql"
import { initials, maskAddress } from "@/lib/patients/mask"
import { patientReach, patientView } from "@/lib/patients/reach"
import { PatientFilters, type PatientPage, type PatientRow, type PatientView } from "@/lib/patients/schema"
import { searchPatients } from "@/lib/patients/search"
import { PATIENT_PAGE, type PatientSource } from "@/lib/patients/words"
import { spokenPhone } from "@/lib/phone"

/** A search finds at most this many patients; whoever gets more must say more. */
const MOST_FOUND = 200

export const listPatients = query({
  name: "patients.list",
  may: "patients.read",
  input: PatientFilters,
  async run({ ctx, tx, input, grant }): Promise<PatientPage> {
    const view = patientView(ctx, grant)
    // What a role may not read it may not learn by search or order either.
    if (view.masked && (input.q || input.sort.endsWith("name")))
      fail("forbidden", { sentence: "A masked view cannot be searched or ordered by name." })
    const cursor = input.cursor ? readPlace(input.cursor, input.sort, acceptsPlace(input.sort)) : null
    const ids = input.q ? await searchPatients(tx, input.q, MOST_FOUND) : null
    const sql = patientPageSql(input, patientReach(ctx, grant), ids, cursor, PATIENT_PAGE + 1)
    const found = await tx.$queryRaw<StoredPatientRow[]>(sql)
    const rows = found.slice(0, PATIENT_PAGE)
    const last = found.length > PATIENT_PAGE ? rows.at(-1) : undefined
    const { name } = sortColumn(input.sort)
    const placeOf = (row: StoredPatientRow) =>
      name === "createdAt" ? row.createdAt.toISOString() : row.nameFolded
    return {
      rows: rows.map((row) => toRow(row, { ...view, masked: view.masked && !isUnmasked(ctx, row.id) })),
      nextCursor: last ? writePlace(input.sort, { id: last.id, value: placeOf(last) }) : null,
      view,
      isCut: ids?.length === MOST_FOUND,
    }
  },
  reads: ({ value }) => ({ what: "patients", patientIds: value.rows.map((row) => row.id), list: true }),
})

function toRow(stored: StoredPatientRow, { masked, scores }: PatientView): PatientRow {
  const { id, name, address, language, leadId, classification, urgency, status } = stored
  return {
    id,
    name: masked ? initials(name) : name,
    address: address && (masked ? maskAddress(address) : spokenPhone(address)),
    moreAddresses: Math.max(0, stored.addresses - 1),
    language,
    openLead:
      leadId && status
        ? { id: leadId, classification: scores ? classification : null, urgency: urgency ?? "none", status }
        : null,
    lastContactAt: stored.lastContactAt?.toISOString() ?? null,
    source: stored.source as PatientSource,
    createdAt: stored.createdAt.toISOString(),
  }
}
