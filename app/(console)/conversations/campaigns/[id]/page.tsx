import type { Metadata } from "next"
import { Suspense } from "react"
import { LiveRefresh } from "@/components/live"
import { PageBody, PageHeader } from "@/components/page-header"
import { Skeleton } from "@/components/ui/skeleton"
import { requireCtx } from "@/lib/auth"
import { findCampaign } from "@/lib/campaigns/find"
import { OUTCOMES } from "@/lib/campaigns/words"
import { can } from "@/lib/can"
import { t } from "@/lib/say"
import { orNotFound } from "../../../or-not-found"
import { CampaignBadge } from "../campaign-badge"
import { Asked } from "./asked"
import { CampaignMeta } from "./campaign-meta"
import { CampaignNext } from "./campaign-next"
import { CampaignProgress } from "./campaign-progress"
import { Notes } from "./notes"
import { Recipients } from "./recipients"
import { Report } from "./report"

export const generateMetadata = (): Metadata => ({ title: t("Campaign") })

type Props = {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function CampaignPage({ params, searchParams }: Props) {
  const ctx = await requireCtx("campaigns.read")
  const campaign = await orNotFound(findCampaign(ctx, { id: (await params).id }))
  const { outcome: given, after } = await searchParams
  const outcome = OUTCOMES.find((one) => one === given)
  return (
    <>
      <LiveRefresh topics={["campaign", "message", "approval"]} />
      <PageHeader
        back={{ href: "/conversations/campaigns", label: t("Campaigns") }}
        title={campaign.title}
        after={<CampaignBadge status={campaign.status} />}
        meta={<CampaignMeta campaign={campaign} />}
        actions={can(ctx.roles, "messages.sendBulk") && <CampaignNext campaign={campaign} />}
      />
      <PageBody className="grid gap-6 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="grid content-start gap-6">
          <Notes campaign={campaign} />
          <CampaignProgress campaign={campaign} />
          <Report campaign={campaign} />
          <Suspense fallback={<Skeleton className="h-64 w-full rounded-lg" />}>
            <Recipients ctx={ctx} campaign={campaign} outcome={outcome} after={[after].flat()[0]} />
          </Suspense>
        </div>
        <Asked campaign={campaign} />
      </PageBody>
    </>
  )
}
