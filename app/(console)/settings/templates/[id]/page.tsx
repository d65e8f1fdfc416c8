import type { Metadata } from "next"
import { LiveRefresh } from "@/components/live"
import { PageBody, PageHeader } from "@/components/page-header"
import { requireCtx } from "@/lib/auth"
import { can } from "@/lib/can"
import { t } from "@/lib/say"
import { findTemplate } from "@/lib/templates/find-one"
import { orNotFound } from "../../../or-not-found"
import { SmsDialog } from "../sms-dialog"
import { TemplateBadge } from "../state-badge"
import { LanguageTabs, TemplateMeta } from "./head"
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
  const { id, name, category } = template
  const mayChange = template.channel === "sms" && can(ctx.roles, "templates.write") !== null
  return (
    <>
      <LiveRefresh topics={["template"]} />
      <PageHeader
        back={{ href: "/settings/templates", label: t("Templates") }}
        title={name}
        after={spoken && <TemplateBadge state={spoken.state} />}
        meta={<TemplateMeta template={template} />}
        actions={
          mayChange &&
          spoken && (
            <SmsDialog now={{ id, name, category, language: spoken.language, body: current?.body ?? "" }} />
          )
        }
        tabs={<LanguageTabs template={template} current={spoken?.id} />}
      />
      <PageBody className="grid gap-6 lg:grid-cols-[minmax(0,1fr)_20rem]">
        {spoken && <Wordings spoken={spoken} />}
        {spoken && (
          <Standing template={template} spoken={spoken} mayOpen={can(ctx.roles, "campaigns.read") !== null} />
        )}
      </PageBody>
    </>
  )
}
