import { ClassificationBadge, UrgencyBadge } from "@/components/lead-badges"
import type { OddPhrase } from "@/lib/rule-sets/core"
import { t } from "@/lib/say"

/** Phrases that would come out otherwise than people said, folded away. */
export function OddPhrases({ odd }: { odd: readonly OddPhrase[] }) {
  return (
    <details className="mt-3 text-sm">
      <summary className="cursor-pointer text-accent">{t("Which phrases")}</summary>
      <ul className="mt-2 divide-y divide-line">
        {odd.map(({ text, was, now }) => (
          <li key={text} className="flex flex-wrap items-center gap-2 py-1.5">
            <span className="min-w-0 basis-full truncate text-ink sm:flex-1 sm:basis-auto">{text}</span>
            <ClassificationBadge value={was.classification} />
            <UrgencyBadge value={was.urgency} />
            <span aria-hidden="true">→</span>
            <span className="sr-only">{t("becomes")}</span>
            <ClassificationBadge value={now.classification} />
            <UrgencyBadge value={now.urgency} />
          </li>
        ))}
      </ul>
    </details>
  )
}
