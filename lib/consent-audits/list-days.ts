import { type AuditCounts, type AuditDay, type AuditDays, AuditDaysInput } from "@/lib/consent-audits/schema"
import { FINDING_KINDS, FINDINGS } from "@/lib/consent-audits/words"
import { query } from "@/lib/operation"
import { toDate } from "@/lib/time"

const PAGE = 60

/** The days on which all consents were looked through, the newest first. Numbers alone. */
export const listAuditDays = query({
  name: "consents.audit_days",
  may: "consents.read",
  input: AuditDaysInput,
  async run({ ctx, tx, input }): Promise<AuditDays> {
    const rows = await tx.consentAudit.findMany({
      where: {
        clinicId: ctx.clinicId,
        ...(input.cursor && { day: { lt: toDate(`${input.cursor}T00:00:00Z`) } }),
      },
      orderBy: { day: "desc" },
      take: PAGE + 1,
    })
    const page = rows.slice(0, PAGE).map(toDay)
    return { rows: page, nextCursor: rows.length > PAGE ? (page.at(-1)?.day ?? null) : null }
  },
})

export function toDay(row: { day: Date; madeAt: Date; counts: unknown }): AuditDay {
  const counts = row.counts as AuditCounts
  return {
    day: row.day.toISOString().slice(0, 10),
    madeAt: row.madeAt.toISOString(),
    counts,
    isClean: FINDING_KINDS.every((kind) => !FINDINGS[kind].isGrave || counts.findings[kind] === 0),
  }
}
