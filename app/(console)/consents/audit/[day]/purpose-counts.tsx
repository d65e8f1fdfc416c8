import { Card } from "@/components/ui/card"
import type { AuditCounts } from "@/lib/consent-audits/schema"
import { CONSENT_STATUSES, PURPOSES, purposesOf, STATUS_WORDS } from "@/lib/consents/words"
import { locale, t, tn } from "@/lib/say"

/** How each purpose stood that night, by number of patients. */
export function PurposeCounts({ counts }: { counts: AuditCounts }) {
  const purposes = purposesOf(Object.keys(counts.purposes))
  if (purposes.length === 0)
    return <p className="text-sm text-ink-2">{t("Nobody had decided on anything that night.")}</p>
  return (
    <Card
      id="purposes"
      title={t("How each purpose stood")}
      hint={tn(counts.patients, "{n} patient", "{n} patients")}
      flush
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways is reached by keyboard. */}
      <section tabIndex={0} aria-label={t("How each purpose stood")} className="relative overflow-x-auto">
        <table className="w-full text-sm tabular-nums">
          <thead>
            <tr className="border-b border-line text-xs text-ink-3">
              <th scope="col" className="px-4 py-2 text-left font-medium">
                {t("Purpose")}
              </th>
              {CONSENT_STATUSES.map((status) => (
                <th key={status} scope="col" className="px-4 py-2 text-right font-medium whitespace-nowrap">
                  {t(STATUS_WORDS[status])}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {purposes.map((purpose) => (
              <tr key={purpose} className="border-b border-line last:border-0">
                <th scope="row" className="min-w-40 px-4 py-2 text-left font-normal">
                  {t(PURPOSES[purpose])}
                </th>
                {CONSENT_STATUSES.map((status) => {
                  const n = counts.purposes[purpose]?.[status] ?? 0
                  return (
                    <td key={status} className={`px-4 py-2 text-right ${n === 0 ? "text-ink-3" : ""}`}>
                      {n.toLocaleString(locale())}
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </Card>
  )
}
