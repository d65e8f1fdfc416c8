import Link from "next/link"
import { Time } from "@/components/time"
import { Card } from "@/components/ui/card"
import { Definition, DefinitionList } from "@/components/ui/definition-list"
import { CAMPAIGN_STATUSES, type CampaignStatus } from "@/lib/campaigns/words"
import { t } from "@/lib/say"
import type { TemplateDetail } from "@/lib/templates/schema"
import { META_REASONS, STATE_SENTENCES } from "@/lib/templates/words"
import { QualityBadge, TemplateBadge } from "../state-badge"

type Props = { template: TemplateDetail; spoken: TemplateDetail["spoken"][number]; mayOpen: boolean }

/** Whether it may be sent in this language, why not, and what uses it. */
export function Standing({ template, spoken, mayOpen }: Props) {
  const { state, because, pausedUntil, quality, syncedAt } = spoken
  const isSms = template.channel === "sms"
  return (
    <div className="grid content-start gap-6">
      <Card title={t("May it be sent?")}>
        <DefinitionList stacked>
          <Definition term={t("State")}>
            <TemplateBadge state={state} />
            <p className="mt-1 text-sm text-ink-2">
              {isSms && state === "approved"
                ? t("A text of the clinic’s own: nobody else approves it.")
                : t(STATE_SENTENCES[state])}
            </p>
          </Definition>
          {because && (
            <Definition term={t("Meta’s reason")}>
              {Object.hasOwn(META_REASONS, because) ? t(META_REASONS[because] ?? "") : because}
            </Definition>
          )}
          {pausedUntil && (
            <Definition term={t("Paused until")}>
              <Time value={pausedUntil} as="exact" />
            </Definition>
          )}
          {!isSms && (
            <Definition term={t("Quality")}>
              <QualityBadge quality={quality} />
            </Definition>
          )}
          {syncedAt && (
            <Definition term={t("Read last")}>
              <Time value={syncedAt} />
            </Definition>
          )}
        </DefinitionList>
      </Card>
      <Card title={t("Used in")}>
        {template.campaigns.length === 0 ? (
          <p className="text-sm text-ink-3">{t("No campaign has used it yet.")}</p>
        ) : (
          <ul className="grid gap-2.5 text-sm">
            {template.campaigns.map((one) => (
              <li key={one.id} className="grid justify-items-start">
                {mayOpen ? (
                  <Link
                    href={`/conversations/campaigns/${one.id}`}
                    className="text-ink underline decoration-line-strong underline-offset-3 hover:decoration-current"
                  >
                    {one.title}
                  </Link>
                ) : (
                  <span className="text-ink">{one.title}</span>
                )}
                <span className="text-xs text-ink-3">
                  {t(CAMPAIGN_STATUSES[one.status as CampaignStatus])}
                </span>
              </li>
            ))}
          </ul>
        )}
      </Card>
    </div>
  )
}
