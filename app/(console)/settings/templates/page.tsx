import type { Metadata } from "next"
import { Suspense } from "react"
import { LiveRefresh } from "@/components/live"
import { PageBody, PageHeader } from "@/components/page-header"
import { TableSkeleton } from "@/components/table/skeleton"
import { requireCtx } from "@/lib/auth"
import { can } from "@/lib/can"
import type { Ctx } from "@/lib/ctx"
import { t } from "@/lib/say"
import { listTemplates } from "@/lib/templates/list"
import { findNumber } from "@/lib/templates/number"
import { SettingsTabs } from "../settings-tabs"
import { TemplateFilters } from "./filters"
import { NumberCard } from "./number-card"
import { TEMPLATE_SHAPE } from "./shape"
import { SmsDialog } from "./sms-dialog"
import { SyncButton } from "./sync-button"
import { TemplatesTable } from "./templates-table"

export const generateMetadata = (): Metadata => ({ title: t("Templates") })

type Search = Record<string, string | string[] | undefined>

export default async function TemplatesPage({ searchParams }: { searchParams: Promise<Search> }) {
  const ctx = await requireCtx("templates.read")
  const search = await searchParams
  const mayWrite = can(ctx.roles, "templates.write") !== null
  const number = mayWrite ? await findNumber(ctx, {}) : null
  return (
    <>
      <LiveRefresh topics={["template", "connection"]} />
      <PageHeader
        title={t("Templates")}
        meta={t("What may be sent outside the 24 hours, in which languages, and how Meta rates it.")}
        actions={
          mayWrite && (
            <>
              {number && <SyncButton isAsked={number.isAsked} />}
              <SmsDialog />
            </>
          )
        }
        tabs={<SettingsTabs roles={ctx.roles} current="/settings/templates" />}
      />
      <PageBody flush>
        <Suspense fallback={<TableSkeleton label={t("Templates")} columns={TEMPLATE_SHAPE} toolbar />}>
          <NumberCard ctx={ctx} />
          <Rows ctx={ctx} search={search} />
        </Suspense>
      </PageBody>
    </>
  )
}

async function Rows({ ctx, search }: { ctx: Ctx; search: Search }) {
  const { q, state, language, category, channel, cursor } = search
  const page = await listTemplates(ctx, { q, state, language, category, channel, cursor } as object)
  const isFiltered = [q, state, language, category, channel, cursor].some(Boolean)
  return (
    <>
      <TemplateFilters languages={page.languages} />
      <TemplatesTable page={page} isFiltered={isFiltered} />
    </>
  )
}
