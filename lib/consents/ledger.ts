import type { Grant } from "@/lib/can"
import { type LedgerScope, ledgerCountSql, ledgerPageSql } from "@/lib/consents/ledger-sql"
import { LedgerFilters, type LedgerPage, type LedgerRow } from "@/lib/consents/schema"
import { CONSENT_STATUSES, type ConsentStatus, type Purpose } from "@/lib/consents/words"
import type { Ctx } from "@/lib/ctx"
import { readCursor, toPage } from "@/lib/cursor"
import type { Tx } from "@/lib/db"
import { query } from "@/lib/operation"
import { patientReach, reachWhere } from "@/lib/patients/reach"
import { searchPatients } from "@/lib/patients/search"

const PAGE = 50
const MOST_PATIENTS = 200

export type StoredLine = Omit<LedgerRow, "patient" | "decidedAt" | "expiresAt"> & {
  patientId: string
  name: string
  decidedAt: Date | null
  expiresAt: Date | null
  changedAt: Date
}

/** What is asked of the ledger, with who was found by the words looked for. */
export async function ledgerScope(
  tx: Tx,
  ctx: Ctx,
  grant: Grant,
  filters: LedgerFilters,
  mostPatients = MOST_PATIENTS,
): Promise<LedgerScope> {
  const among = filters.q ? await searchPatients(tx, filters.q, mostPatients) : null
  return { ctx, reach: patientReach(ctx, grant), filters, among }
}

/** How each purpose stands with each patient, a line for each; with `ends`, by what ends first. */
export const listLedger = query({
  name: "consents.ledger",
  may: "consents.ledger.read",
  input: LedgerFilters,
  async run({ ctx, tx, input, grant }): Promise<LedgerPage> {
    const scope = await ledgerScope(tx, ctx, grant, input)
    const place = input.cursor ? readCursor(input.cursor) : null
    const found = await tx.$queryRaw<StoredLine[]>(
      ledgerPageSql(scope, {
        order: input.ends ? "ending" : "newest",
        after: place && { value: place.at, id: place.id },
        limit: PAGE + 1,
      }),
    )
    const { rows, nextCursor } = toPage(found, PAGE, (row) => (input.ends && row.expiresAt) || row.changedAt)
    return { rows: rows.map(toLine), nextCursor, isCut: scope.among?.length === MOST_PATIENTS }
  },
  reads: ({ value }) => ({
    what: "consents",
    list: true,
    patientIds: value.rows.map((row) => row.patient.id),
  }),
})

export const toLine = ({ patientId, name, changedAt: _, ...row }: StoredLine): LedgerRow => ({
  ...row,
  patient: { id: patientId, name },
  evidence: row.evidence ?? (row.source === "web_form" ? "form" : null),
  decidedAt: row.decidedAt?.toISOString() ?? null,
  expiresAt: row.expiresAt?.toISOString() ?? null,
})

type Count = { purpose: Purpose; status: ConsentStatus; n: number; ending: number }

/** Numbers alone: how many agreements stand how, end within 30 days, and how many questions are open. */
export const countLedger = query({
  name: "consents.count",
  may: "consents.read",
  input: LedgerFilters.pick({ purpose: true }),
  async run({ ctx, tx, input, grant }) {
    const scope = { ctx, reach: patientReach(ctx, grant), filters: { purpose: input.purpose }, among: null }
    const rows = await tx.$queryRaw<Count[]>(ledgerCountSql(scope))
    const open = await tx.consentRequest.count({
      where: {
        clinicId: ctx.clinicId,
        status: "open",
        expiresAt: { gt: ctx.now },
        patient: reachWhere(scope.reach),
      },
    })
    const sum = (of: (row: Count) => boolean) => rows.filter(of).reduce((all, row) => all + row.n, 0)
    return {
      byStatus: Object.fromEntries(
        CONSENT_STATUSES.map((status) => [status, sum((row) => row.status === status)]),
      ) as Record<ConsentStatus, number>,
      ending: rows.reduce((all, row) => all + row.ending, 0),
      open,
    }
  },
})
