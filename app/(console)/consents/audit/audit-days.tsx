import Link from "next/link"
import { EmptyState } from "@/components/empty-state"
import { icon } from "@/components/icon"
import { Time } from "@/components/time"
import { Badge } from "@/components/ui/badge"
import { ButtonLink } from "@/components/ui/button"
import { listAuditDays } from "@/lib/consent-audits/list-days"
import { FINDING_KINDS, FINDINGS } from "@/lib/consent-audits/words"
import type { Ctx } from "@/lib/ctx"
import { toAppError } from "@/lib/errors"
import { t } from "@/lib/say"

const Calendar = icon("calendar-clock")
const HEAD = ["Day", "Result", ...FINDING_KINDS.map((kind) => FINDINGS[kind].name), "Kept"]

export async function AuditDays({ ctx, cursor }: { ctx: Ctx; cursor?: string }) {
  // An old or mangled place shows the list from its head.
  const { rows, nextCursor } = await listAuditDays(ctx, { cursor }).catch((error: unknown) => {
    if (toAppError(error).code !== "invalid_input") throw error
    return listAuditDays(ctx, {})
  })
  if (rows.length === 0)
    return (
      <EmptyState icon={<Calendar />} title={t("No day is kept yet")}>
        {t("The first one comes tonight at 04:00: what is missing, what ended and what was stopped.")}
      </EmptyState>
    )
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways is reached by keyboard. */}
      <section tabIndex={0} aria-label={t("Daily audit")} className="relative overflow-x-auto">
        <table className="w-full text-sm tabular-nums">
          <thead>
            <tr className="border-b border-line text-xs text-ink-3">
              {HEAD.map((name, n) => (
                <th
                  key={name}
                  scope="col"
                  className={`px-4 py-2 font-medium ${n < 2 ? "text-left" : "text-right"}`}
                >
                  {t(name)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ day, madeAt, counts, isClean }) => (
              <tr key={day} className="border-b border-line">
                <th scope="row" className="px-4 py-2 text-left font-medium whitespace-nowrap">
                  <Link href={`/consents/audit/${day}`} className="text-accent hover:underline">
                    {day}
                  </Link>
                </th>
                <td className="px-4 py-2">
                  <Badge tone={isClean ? "green" : "red"}>{t(isClean ? "In order" : "Needs a person")}</Badge>
                </td>
                {FINDING_KINDS.map((kind) => (
                  <td key={kind} className="px-4 py-2 text-right">
                    {counts.findings[kind]}
                  </td>
                ))}
                <td className="px-4 py-2 text-right whitespace-nowrap text-ink-3">
                  <Time value={madeAt} as="relative" />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {nextCursor && (
        <div className="px-4 py-3">
          <ButtonLink size="sm" href={`/consents/audit?cursor=${encodeURIComponent(nextCursor)}`}>
            {t("Earlier days")}
          </ButtonLink>
        </div>
      )}
    </>
  )
}
