import Link from "next/link"
import { PatientText } from "@/components/patient-text"
import { Time } from "@/components/time"
import { ButtonLink } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import { LinkTabs } from "@/components/ui/link-tabs"
import type { AuditView } from "@/lib/consent-audits/schema"
import { FINDING_KINDS, FINDINGS } from "@/lib/consent-audits/words"
import { PURPOSES } from "@/lib/consents/words"
import { locale, t } from "@/lib/say"

/** What was found, a kind at a time, with the person's consents a click away. */
export function Findings({ view }: { view: AuditView }) {
  const { day, counts, kind, rows, nextCursor } = view
  const kinds = FINDING_KINDS.filter((one) => counts.findings[one] > 0)
  if (kinds.length === 0 || !kind)
    return <p className="text-sm text-ink-2">{t("Nothing was found that night. Everything was in order.")}</p>
  const href = `/consents/audit/${day}?kind=${kind}`
  return (
    <Card title={t("Findings")} id="findings" flush>
      <LinkTabs
        className="mb-0 border-b border-line px-2"
        label={t("Findings")}
        items={kinds.map((one) => ({
          href: `/consents/audit/${day}?kind=${one}`,
          label: t(FINDINGS[one].name),
          count: counts.findings[one].toLocaleString(locale()),
          current: one === kind,
        }))}
      />
      <p className="border-b border-line bg-canvas px-4 py-2.5 text-sm text-ink-2">
        {t(FINDINGS[kind].todo)}
      </p>
      {rows.length === 0 && (
        <p className="px-4 py-2.5 text-sm text-ink-3">{t("Who it is about is not for your role to see.")}</p>
      )}
      <ul className="divide-y divide-line text-sm">
        {rows.map((row) => (
          <li key={row.id} className="flex flex-wrap items-baseline gap-x-4 gap-y-1 px-4 py-2">
            {row.patientId && row.patientName ? (
              <Link href={`/consents/patients/${row.patientId}`} className="text-accent hover:underline">
                <PatientText>{row.patientName}</PatientText>
              </Link>
            ) : (
              <span className="text-ink-3">{t("A patient out of your reach")}</span>
            )}
            {row.purpose && <span className="text-ink-2">{t(PURPOSES[row.purpose])}</span>}
            {row.at && (
              <span className="ml-auto text-ink-3">
                <Time value={row.at} />
              </span>
            )}
          </li>
        ))}
      </ul>
      {nextCursor && (
        <div className="border-t border-line px-4 py-2">
          <ButtonLink size="sm" href={`${href}&cursor=${nextCursor}`}>
            {t("More")}
          </ButtonLink>
        </div>
      )}
    </Card>
  )
}
