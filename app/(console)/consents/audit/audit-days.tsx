import { EmptyState } from "@/components/empty-state"
import { icon } from "@/components/icon"
import { KeptTable } from "@/components/kept-table"
import { Badge } from "@/components/ui/badge"
import { listAuditDays } from "@/lib/consent-audits/list-days"
import { FINDING_KINDS, FINDINGS } from "@/lib/consent-audits/words"
import type { Ctx } from "@/lib/ctx"
import { t } from "@/lib/say"
import { orFromHead } from "../../or-from-head"
import { dayText } from "./day-text"

const Calendar = icon("calendar-clock")
const Check = icon("circle-check")
const Alert = icon("circle-exclamation-point")

export async function AuditDays({ ctx, cursor }: { ctx: Ctx; cursor?: string }) {
  const { rows, nextCursor } = await orFromHead((from) => listAuditDays(ctx, { cursor: from }), cursor)
  if (rows.length === 0)
    return (
      <EmptyState icon={<Calendar />} title={t("No day is kept yet")}>
        {t("The first one comes tonight at 04:00: what is missing, what ended and what was stopped.")}
      </EmptyState>
    )
  return (
    <KeptTable
      label={t("Daily audit")}
      head={[t("Day"), t("Result"), ...FINDING_KINDS.map((kind) => t(FINDINGS[kind].name))]}
      rows={rows.map(({ day, madeAt, counts, isClean }) => ({
        name: dayText(day),
        href: `/consents/audit/${day}`,
        about: (
          <Badge
            tone={isClean ? "green" : "red"}
            icon={isClean ? <Check aria-hidden="true" /> : <Alert aria-hidden="true" />}
          >
            {t(isClean ? "In order" : "Needs a person")}
          </Badge>
        ),
        numbers: FINDING_KINDS.map((kind) => counts.findings[kind]),
        keptAt: madeAt,
      }))}
      more={
        nextCursor
          ? {
              href: `/consents/audit?cursor=${encodeURIComponent(nextCursor)}`,
              label: t("Earlier days"),
            }
          : null
      }
    />
  )
}
