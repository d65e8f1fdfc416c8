import Link from "next/link"
import { ClassificationBadge, UrgencyBadge } from "@/components/lead-badges"
import { PatientText } from "@/components/patient-text"
import { Card } from "@/components/ui/card"
import type { TrialExample } from "@/lib/rule-sets/trial-result"
import { t } from "@/lib/say"

/** Leads to open, those whose urgency would change first. */
export function TrialExamples({ examples }: { examples: readonly TrialExample[] }) {
  return (
    <Card title={t("Who would be scored otherwise")} hint={t("Changes of urgency first.")} flush>
      <ul className="divide-y divide-line">
        {examples.map(({ leadId, name, was, now, person }) => (
          <li
            key={leadId}
            className="relative flex flex-wrap items-center gap-2 px-4 py-2 text-sm hover:bg-hover"
          >
            <Link
              href={`/leads/${leadId}`}
              className="min-w-0 basis-full font-medium text-ink after:absolute after:inset-0 sm:flex-1 sm:basis-auto"
            >
              <PatientText>{name}</PatientText>
            </Link>
            <ClassificationBadge value={was.classification} />
            <UrgencyBadge value={was.urgency} />
            <span aria-hidden="true">→</span>
            <span className="sr-only">{t("becomes")}</span>
            <ClassificationBadge value={now.classification} />
            <UrgencyBadge value={now.urgency} />
            {person && (
              <span className="text-xs text-ink-3">
                {t("A person said {class}", { class: person.classification })}
              </span>
            )}
          </li>
        ))}
      </ul>
    </Card>
  )
}
