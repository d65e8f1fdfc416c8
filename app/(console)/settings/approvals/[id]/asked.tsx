import Link from "next/link"
import { MaskedState } from "@/components/empty-state"
import { PatientText } from "@/components/patient-text"
import { Time } from "@/components/time"
import { Definition, DefinitionList } from "@/components/ui/definition-list"
import type { ApprovalDetail } from "@/lib/approvals/schema"
import { t } from "@/lib/say"

/** Who asks, why, and what it would do to whom. */
export function Asked({ row }: { row: ApprovalDetail }) {
  return (
    <DefinitionList className="mt-4">
      {row.details.map(({ term, value }) => (
        <Definition key={term} term={t(term)}>
          <PatientText>{t(value)}</PatientText>
        </Definition>
      ))}
      <Definition term={t("Asked by")}>{row.requestedBy.name}</Definition>
      <Definition term={t("Asked")}>
        <Time value={row.createdAt} as="exact" />
      </Definition>
      <Definition term={t("Reason")}>
        {row.reason === null ? <MaskedState /> : <PatientText>{row.reason}</PatientText>}
      </Definition>
      {row.links.map((link) => (
        <Definition key={link.href} term={t(link.label)}>
          <Link href={link.href} className="text-accent hover:underline">
            {t("Open")}
          </Link>
        </Definition>
      ))}
      <Definition term={t("Ends undecided")}>
        <Time value={row.expiresAt} as="exact" />
      </Definition>
    </DefinitionList>
  )
}
