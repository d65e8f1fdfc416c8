import { findAuditDay } from "@/lib/consent-audits/find-day"
import type { AuditView, FindingRow } from "@/lib/consent-audits/schema"
import { FINDING_KINDS, FINDINGS } from "@/lib/consent-audits/words"
import { CONSENT_STATUSES, PURPOSES, purposesOf } from "@/lib/consents/words"
import { csvLine } from "@/lib/csv"
import type { Ctx } from "@/lib/ctx"
import { csvReply } from "@/lib/reports/csv"

/** A day's look whole, page after page: what the same person sees on its page. */
async function wholeDay(ctx: Ctx, day: string): Promise<{ view: AuditView; rows: FindingRow[] }> {
  const rows: FindingRow[] = []
  const view = await findAuditDay(ctx, { day })
  for (const kind of FINDING_KINDS) {
    if (view.counts.findings[kind] === 0) continue
    for (let cursor: string | undefined, isFirst = true; isFirst || cursor; isFirst = false) {
      const part = await findAuditDay(ctx, { day: view.day, kind, cursor })
      rows.push(...part.rows)
      cursor = part.nextCursor ?? undefined
    }
  }
  return { view, rows }
}

export async function auditCsv(ctx: Ctx, day: string): Promise<Response> {
  const { view, rows } = await wholeDay(ctx, day)
  const { counts } = view
  const lines = [
    ["Day", view.day],
    ["Kept at", view.madeAt],
    ["Patients", counts.patients],
    [],
    ["Purpose", ...CONSENT_STATUSES],
    ...purposesOf(Object.keys(counts.purposes)).map((purpose) => [
      PURPOSES[purpose],
      ...CONSENT_STATUSES.map((status) => counts.purposes[purpose]?.[status] ?? 0),
    ]),
    [],
    ["Finding", "Number"],
    ...FINDING_KINDS.map((kind) => [FINDINGS[kind].name, counts.findings[kind]]),
    [],
    ["Finding", "Patient", "Purpose", "About", "When"],
    ...rows.map((row) => [
      FINDINGS[row.kind].name,
      row.patientName ?? "",
      row.purpose ? PURPOSES[row.purpose] : "",
      row.subjectId ?? "",
      row.at ?? "",
    ]),
  ]
  const body = `\uFEFF${lines.map((line) => csvLine(line)).join("")}`
  return csvReply(`consent-audit-${ctx.clinic.slug}-${view.day}.csv`, body)
}

export async function auditJson(ctx: Ctx, day: string): Promise<Response> {
  const { view, rows } = await wholeDay(ctx, day)
  const { day: name, madeAt, counts } = view
  return Response.json(
    { clinic: ctx.clinic.slug, day: name, madeAt, ...counts, rows },
    {
      headers: {
        "content-disposition": `attachment; filename="consent-audit-${ctx.clinic.slug}-${name}.json"`,
        "cache-control": "no-store",
        "x-content-type-options": "nosniff",
      },
    },
  )
}
