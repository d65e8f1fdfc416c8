import { Time } from "@/components/time"
import { LinkTabs } from "@/components/ui/link-tabs"
import { t, tn } from "@/lib/say"
import type { TemplateDetail } from "@/lib/templates/schema"
import { CATEGORIES, TEMPLATE_CHANNELS, templateLanguage } from "@/lib/templates/words"

/** What kind it is, and how much it is used. */
export function TemplateMeta({ template }: { template: TemplateDetail }) {
  const { channel, category, uses, lastUsedAt } = template
  return (
    <>
      <span>
        {t(TEMPLATE_CHANNELS[channel])}, {t(CATEGORIES[category])}
      </span>
      <span>
        {uses === 0 ? t("never sent") : tn(uses, "sent once", "sent {n} times")}
        {lastUsedAt && (
          <>
            {", "}
            {t("most recently")} <Time value={lastUsedAt} />
          </>
        )}
      </span>
    </>
  )
}

export function LanguageTabs({ template, current }: { template: TemplateDetail; current?: string }) {
  return (
    <LinkTabs
      label={t("Languages")}
      items={template.spoken.map((one) => ({
        href: `/settings/templates/${template.id}?language=${one.language}`,
        label: templateLanguage(one.language),
        current: one.id === current,
      }))}
    />
  )
}
