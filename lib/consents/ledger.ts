import type { Grant } from "@/lib/can"
import { ledgerWhere } from "@/lib/consents/ledger-sql"
import { LedgerFilters, type LedgerPage, type LedgerRow } from "@/lib/consents/schema"
import { CONSENT_STATUSES, type ConsentStatus, type Purpose } from "@/lib/consents/words"
import type { Ctx } from "@/lib/ctx"
import { readCursor, toPage } from "@/lib/cursor"
import type { Tx } from "@/lib/db"
import { fail } from "@/lib/errors"
import { Prisma } from "@/lib/generated/prisma/client"
import { query } from "@/lib/operation"
import { patientReach } from "@/lib/patients/reach"
import { searchPatients } from "@/lib/patients/search"

const PAGE = 50
const MOST_PATIENTS = 200

type Stored = Omit<LedgerRow, "patient" | "decidedAt" | "expiresAt"> & {
  patientId: string
  name: string
  decidedAt: Date | null
  expiresAt: Date | null
  sortedBy: Date
}

/** How each purpose stands with each patient, a line for each; with `ends`, by what ends first. */
export const listLedger = query({
  name: "consents.ledger",
  may: "consents.read",
  input: LedgerFilters,
  run: ({ ctx, tx, input, grant }) => ledgerPage(tx, ctx, grant, input),
  reads: ({ value }) => ({
    what: "consents",
    list: true,
    patientIds: value.rows.map((row) => row.patient.id),
  }),
})

export async function ledgerPage(
  tx: Tx,
  ctx: Ctx,
  grant: Grant,
  filters: LedgerFilters,
  size = PAGE,
): Promise<LedgerPage> {
  if (grant.scope === "counts") return fail("forbidden")
  const among = filters.q ? await searchPatients(tx, filters.q, MOST_PATIENTS) : null
  const place = filters.cursor ? readCursor(filters.cursor) : null
  const column = filters.ends ? Prisma.sql`standing."expiresAt"` : Prisma.sql`standing."changedAt"`
  const order = filters.ends ? Prisma.sql`asc` : Prisma.sql`desc`
  const beyond = place
    ? filters.ends
      ? Prisma.sql`(${column}, standing.id) > (${place.at}::timestamptz, ${place.id}::uuid)`
      : Prisma.sql`(${column}, standing.id) < (${place.at}::timestamptz, ${place.id}::uuid)`
    : Prisma.sql`true`
  const where = [...ledgerWhere(ctx, patientReach(ctx, grant), filters, among), beyond]
  const found = await tx.$queryRaw<Stored[]>`
    select page.*, evidence.kind as evidence, page.status = 'granted' and exists (
        select from "PolicyVersion" policy where policy."clinicId" = ${ctx.clinicId}::uuid
          and policy.status <> 'draft' and policy.standing = 'ask_again' and page.purpose = any (policy.purposes)
          and policy."publishedAt" > page."decidedAt" and policy.label is distinct from page."policyVersion"
      ) as "isOutdated"
    from (
      select standing.id, standing."patientId", "Patient".name, standing.purpose,
        case when standing.status = 'granted' and standing."expiresAt" <= ${ctx.now}::timestamptz then 'expired'
          else standing.status end as status,
        standing.source, standing.method, standing."policyVersion", standing."decidedAt", standing."expiresAt",
        standing."requestId" is not null as "isAsked", standing."consentId", ${column} as "sortedBy"
      from "ConsentStanding" standing join "Patient" on "Patient".id = standing."patientId"
      where ${Prisma.join(where, " and ")}
      order by ${column} ${order}, standing.id ${order} limit ${size + 1}
    ) page
    left join "Consent" consent on consent.id = page."consentId"
    left join "ConsentEvidence" evidence on evidence.id = consent."evidenceId"
    order by page."sortedBy" ${order}, page.id ${order}`
  const { rows, nextCursor } = toPage(found, size, (row) => row.sortedBy)
  return {
    nextCursor,
    isCut: among?.length === MOST_PATIENTS,
    rows: rows.map((row) => ({
      id: row.id,
      patient: { id: row.patientId, name: row.name },
      purpose: row.purpose,
      status: row.status,
      source: row.source,
      method: row.method,
      policyVersion: row.policyVersion,
      isOutdated: row.isOutdated,
      isAsked: row.isAsked,
      evidence: row.evidence ?? (row.source === "web_form" ? "form" : null),
      decidedAt: row.decidedAt?.toISOString() ?? null,
      expiresAt: row.expiresAt?.toISOString() ?? null,
    })),
  }
}

type Count = { purpose: Purpose; status: ConsentStatus; n: number; ending: number }

/** Numbers alone: how many agreements stand how, end within 30 days, and how many questions are open. */
export const countLedger = query({
  name: "consents.count",
  may: "consents.read",
  input: LedgerFilters.pick({ purpose: true }),
  async run({ ctx, tx, input, grant }) {
    const where = ledgerWhere(ctx, patientReach(ctx, grant), { purpose: input.purpose }, null)
    const rows = await tx.$queryRaw<Count[]>`
      select standing.purpose,
        case when standing.status = 'granted' and standing."expiresAt" <= ${ctx.now}::timestamptz then 'expired'
          else standing.status end as status,
        count(*)::int as n,
        (count(*) filter (where standing.status = 'granted' and standing."expiresAt" > ${ctx.now}::timestamptz
          and standing."expiresAt" <= ${ctx.now}::timestamptz + interval '30 days'))::int as ending
      from "ConsentStanding" standing join "Patient" on "Patient".id = standing."patientId"
      where ${Prisma.join(where, " and ")} group by 1, 2`
    const open = await tx.consentRequest.count({ where: { clinicId: ctx.clinicId, status: "open" } })
    const sum = (of: (row: Count) => boolean) => rows.filter(of).reduce((all, row) => all + row.n, 0)
    return {
      byStatus: Object.fromEntries(
        CONSENT_STATUSES.map((status) => [status, sum((row) => row.status === status)]),
      ) as Record<ConsentStatus, number>,
      byPurpose: Object.fromEntries(
        [...new Set(rows.map((row) => row.purpose))].map((purpose) => [
          purpose,
          sum((row) => row.purpose === purpose && row.status === "granted"),
        ]),
      ) as Partial<Record<Purpose, number>>,
      ending: rows.reduce((all, row) => all + row.ending, 0),
      open,
    }
  },
})
