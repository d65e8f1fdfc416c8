import type { Metadata } from "next"
import { Suspense } from "react"
import { LiveRefresh } from "@/components/live"
import { PageBody, PageHeader } from "@/components/page-header"
import { TableSkeleton } from "@/components/table/skeleton"
import { ButtonLink } from "@/components/ui/button"
import { requireCtx } from "@/lib/auth"
import { findCampaignLimits } from "@/lib/campaigns/limits"
import { listCampaigns } from "@/lib/campaigns/list"
import { can } from "@/lib/can"
import type { Ctx } from "@/lib/ctx"
import { t } from "@/lib/say"
import { SectionTabs } from "../section-tabs"
import { CampaignsTable } from "./campaigns-table"
import { LimitsDialog } from "./limits-dialog"
import { CAMPAIGN_SHAPE } from "./shape"

export const generateMetadata = (): Metadata => ({ title: t("Campaigns") })

type Search = Record<string, string | string[] | undefined>

export default async function CampaignsPage({ searchParams }: { searchParams: Promise<Search> }) {
  const ctx = await requireCtx("campaigns.read")
  const { cursor } = await searchParams
  const mayStart = can(ctx.roles, "messages.sendBulk") !== null
  return (
    <>
      <LiveRefresh topics={["campaign", "approval"]} />
      <PageHeader
        title={t("Campaigns")}
        meta={t("One template to many people: who asked, who agreed, who got it and who did not.")}
        actions={
          <>
            {can(ctx.roles, "settings.write") && <LimitsDialog {...(await findCampaignLimits(ctx, {}))} />}
            {mayStart && (
              <ButtonLink variant="primary" href="/conversations/campaigns/new">
                {t("New campaign")}
              </ButtonLink>
            )}
          </>
        }
        tabs={<SectionTabs roles={ctx.roles} current="campaigns" />}
      />
      <PageBody flush>
        <Suspense fallback={<TableSkeleton label={t("Campaigns")} columns={CAMPAIGN_SHAPE} />}>
          <Rows ctx={ctx} cursor={typeof cursor === "string" ? cursor : undefined} mayStart={mayStart} />
        </Suspense>
      </PageBody>
    </>
  )
}

async function Rows({ ctx, cursor, mayStart }: { ctx: Ctx; cursor?: string; mayStart: boolean }) {
  return <CampaignsTable page={await listCampaigns(ctx, { cursor })} mayStart={mayStart} />
}
