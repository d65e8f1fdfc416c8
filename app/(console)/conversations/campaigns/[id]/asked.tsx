import Link from "next/link"
import { Time } from "@/components/time"
import { Card } from "@/components/ui/card"
import { Definition, DefinitionList } from "@/components/ui/definition-list"
import type { CampaignDetail } from "@/lib/campaigns/schema"
import { CONSENT_FILTERS, LEAD_FILTERS } from "@/lib/campaigns/words"
import { PATIENT_SOURCE_NAMES } from "@/lib/patients/words"
import { t, tn } from "@/lib/say"
import { FIELDS_FOR_GAPS, templateLanguage } from "@/lib/templates/words"

const LINK = "text-ink underline decoration-line-strong underline-offset-3 hover:decoration-current"

/** What was asked for, as it was agreed to. */
export function Asked({ campaign }: { campaign: CampaignDetail }) {
  const { templateId, template, parameters, perMinute, tooLateAt, reason, approvalId } = campaign
  return (
    <Card title={t("What was asked for")} className="self-start">
      <DefinitionList stacked>
        <Definition term={t("Template")}>
          <Link href={`/settings/templates/${templateId}`} className={LINK}>
            {template}
          </Link>
        </Definition>
        {parameters.length > 0 && (
          <Definition term={t("In the gaps")}>
            {parameters
              .map((one) => (one.from === "text" ? one.text : t(FIELDS_FOR_GAPS[one.from])))
              .join(" · ")}
          </Definition>
        )}
        <Definition term={t("To whom")}>{audienceText(campaign)}</Definition>
        <Definition term={t("How fast")}>{t("{n} a minute", { n: perMinute })}</Definition>
        {tooLateAt && (
          <Definition term={t("Not after")}>
            <Time value={tooLateAt} as="moment" />
          </Definition>
        )}
        {reason && <Definition term={t("Why")}>{reason}</Definition>}
        {approvalId && (
          <Definition term={t("Second person")}>
            <Link href={`/settings/approvals/${approvalId}`} className={LINK}>
              {t("The request and its answer")}
            </Link>
          </Definition>
        )}
      </DefinitionList>
    </Card>
  )
}

function audienceText({ audience }: CampaignDetail): string {
  const { ids, consent, language, source, lead, quietDays } = audience
  return (
    [
      ids && ids.length > 0 ? tn(ids.length, "{n} picked by hand", "{n} picked by hand") : null,
      consent === "given" ? t(CONSENT_FILTERS.given) : null,
      language ? templateLanguage(language) : null,
      source && Object.hasOwn(PATIENT_SOURCE_NAMES, source)
        ? t(PATIENT_SOURCE_NAMES[source as keyof typeof PATIENT_SOURCE_NAMES])
        : null,
      lead ? t(LEAD_FILTERS[lead]) : null,
      quietDays ? tn(quietDays, "no message for {n} day", "no message for {n} days") : null,
    ]
      .filter(Boolean)
      .join(" · ") || t("Everybody")
  )
}
