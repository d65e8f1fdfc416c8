import type { Metadata } from "next"
import { LiveRefresh } from "@/components/live"
import { PageBody, PageHeader } from "@/components/page-header"
import { Time } from "@/components/time"
import { LinkTabs } from "@/components/ui/link-tabs"
import { requireCtx } from "@/lib/auth"
import { can } from "@/lib/can"
import { t, tn } from "@/lib/say"
import { findTemplate } from "@/lib/templates/find-one"
import { CATEGORIES, TEMPLATE_CHANNELS, templateLanguage } from "@/lib/templates/words"
import { orNotFound } from "../../../or-not-found"
import { SmsDialog } from "../sms-dialog"
import { TemplateBadge } from "../state-badge"
import { Standing } from "./standing"
import { Wordings } from "./wordings"

export const generateMetadata = (): Metadata => ({ title: t("Template") })

type Props = {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function TemplatePage({ params, searchParams }: Props) {
  const ctx = await requireCtx("templates.read")
  const template = await orNotFound(findTemplate(ctx, { id: (await params).id }))
  const { language } = await searchParams
  const spoken = template.spoken.find((one) => one.language === language) ?? template.spoken[0]
  const current = spoken?.versions.find((one) => one.isCurrent)
  const { id, name, category, uses, lastUsedAt } = template
  const mayChange = template.channel === "sms" && can(ctx.roles, "templates.write") !== null
  return (
    <>
      <LiveRefresh topics={["template"]} />
      <PageHeader
        back={{ href: "/settings/templates", label: t("Templates") }}
        title={name}
        after={spoken && <TemplateBadge state={spoken.state} />}
        meta={
          <>
            <span>
              {t(TEMPLATE_CHANNELS[template.channel])}, {t(CATEGORIES[category])}
            </span>
            <span>
              {tn(uses, "sent once", "sent {n} times")}
              {lastUsedAt && <Time value={lastUsedAt} />}
            </span>
          </>
        }
        actions={
          mayChange &&
          spoken && (
            <SmsDialog now={{ id, name, category, language: spoken.language, body: current?.body ?? "" }} />
          )
        }
        tabs={
          <LinkTabs
            label={t("Languages")}
            items={template.spoken.map((one) => ({
              href: `/settings/templates/${id}?language=${one.language}`,
              label: templateLanguage(one.language),
              current: one.id === spoken?.id,
            }))}
          />
        }
      />
      <PageBody className="grid gap-6 lg:grid-cols-[minmax(0,1fr)_20rem]">
        {spoken && <Wordings spoken={spoken} />}
        {spoken && (
          <Standing
            template={template}
            spoken={spoken}
            mayOpen={can(ctx.roles, "campaigns.read") !== null}
          />
        )}
      </PageBody>
    </>
  )
}
