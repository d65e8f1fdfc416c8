import { toDay } from "@/lib/consent-audits/list-days"
import { AuditDayInput, type AuditView, type FindingRow } from "@/lib/consent-audits/schema"
import { FINDING_KINDS, type FindingKind, isFindingKind } from "@/lib/consent-audits/words"
import { PURPOSES, type Purpose } from "@/lib/consents/words"
import { absent, type Tx } from "@/lib/db"
import { fail } from "@/lib/errors"
import { isId } from "@/lib/ids"
import { Day } from "@/lib/inputs"
import { query } from "@/lib/operation"
import { patientReach, reachWhere } from "@/lib/patients/reach"
import { toDate } from "@/lib/time"

const PAGE = 50

/** One day's look with what it found: of one kind, a page at a time. Whose it is, only within one's reach. */
export const findAuditDay = query({
  name: "consents.audit_day",
  may: "consents.read",
  input: AuditDayInput,
  async run({ ctx, tx, input, grant }): Promise<AuditView> {
    if (input.cursor && !isId(input.cursor))
      fail("invalid_input", { fields: { cursor: "Is no place in this list." } })
    const { clinicId } = ctx
    const audit = (await keptOn(tx, clinicId, input.day)) ?? absent()
    const head = toDay(audit)
    const kind = isFindingKind(input.kind)
      ? input.kind
      : (FINDING_KINDS.find((one) => head.counts.findings[one] > 0) ?? null)
    // Numbers of one person are that person's decisions.
    if (!kind || grant.scope === "counts") return { ...head, kind, rows: [], nextCursor: null }
    const rows = await tx.consentAuditFinding.findMany({
      where: { clinicId, auditId: audit.id, kind, ...(input.cursor && { id: { gt: input.cursor } }) },
      orderBy: { id: "asc" },
      take: PAGE + 1,
    })
    const names = await namesOf(tx, rows, patientReach(ctx, grant))
    const page = rows.slice(0, PAGE)
    return {
      ...head,
      kind,
      rows: page.map((row) => toRow(row, kind, names)),
      nextCursor: rows.length > PAGE ? (page.at(-1)?.id ?? null) : null,
    }
  },
  reads: ({ value }) => {
    const patientIds = value.rows.flatMap((row) => (row.patientName && row.patientId ? [row.patientId] : []))
    return patientIds.length > 0 ? { what: "consents", patientIds: [...new Set(patientIds)] } : null
  },
})

async function namesOf(
  tx: Tx,
  rows: readonly { patientId: string | null }[],
  reach: ReturnType<typeof patientReach>,
): Promise<Map<string, string>> {
  const ids = [...new Set(rows.flatMap((row) => row.patientId ?? []))]
  const seen = await tx.patient.findMany({
    where: { id: { in: ids }, AND: reachWhere(reach) },
    select: { id: true, name: true },
  })
  return new Map(seen.map(({ id, name }) => [id, name]))
}

type Stored = {
  id: string
  patientId: string | null
  purpose: string | null
  subjectId: string | null
  at: Date | null
}

const toRow = (row: Stored, kind: FindingKind, names: Map<string, string>): FindingRow => {
  const name = row.patientId ? names.get(row.patientId) : undefined
  return {
    id: row.id,
    kind,
    // Who is out of reach is a finding without a name.
    patientId: name === undefined ? null : row.patientId,
    patientName: name ?? null,
    purpose: row.purpose && Object.hasOwn(PURPOSES, row.purpose) ? (row.purpose as Purpose) : null,
    subjectId: row.subjectId,
    at: row.at?.toISOString() ?? null,
  }
}

const keptOn = (tx: Tx, clinicId: string, day: string) => {
  if (day === "latest") return tx.consentAudit.findFirst({ where: { clinicId }, orderBy: { day: "desc" } })
  if (!Day.safeParse(day).success) return null
  return tx.consentAudit.findUnique({
    where: { clinicId_day: { clinicId, day: toDate(`${day}T00:00:00Z`) } },
  })
}
