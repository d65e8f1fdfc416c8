import type { Metadata } from "next"
import { Suspense } from "react"
import { LiveRefresh } from "@/components/live"
import { PageBody, PageHeader } from "@/components/page-header"
import { Callout } from "@/components/ui/callout"
import { SegmentedLinks } from "@/components/ui/link-tabs"
import { requireCtx } from "@/lib/auth"
import { can } from "@/lib/can"
import { t } from "@/lib/say"
import { LeadsTabs } from "../leads-tabs"
import { History } from "./history"
import { Queue } from "./queue"
import { QueueSkeleton } from "./skeleton"

export const generateMetadata = (): Metadata => ({ title: t("Urgent queue") })

const PATH = "/leads/urgent"
type Params = Promise<Record<string, string | string[] | undefined>>

export default async function UrgentPage({ searchParams }: { searchParams: Params }) {
  const ctx = await requireCtx("leads.read")
  const { tab, cursor } = await searchParams
  const isHistory = tab === "history"
  const place = typeof cursor === "string" ? cursor : undefined
  const scores = can(ctx.roles, "leads.score.read") !== null
  const works = can(ctx.roles, "leads.work") !== null
  return (
    <>
      <LiveRefresh topics={["urgent", "lead"]} />
      <PageHeader
        title={t("Urgent queue")}
        meta={t("Whoever is urgent or HOT and waits, by when somebody must have answered.")}
        tabs={<LeadsTabs scores={scores} mine={works} />}
      />
      <PageBody className="grid max-w-5xl content-start gap-4">
        <div className="justify-self-start">
          <SegmentedLinks
            label={t("Which cases")}
            items={[
              { href: PATH, label: t("Waiting"), current: !isHistory },
              { href: `${PATH}?tab=history`, label: t("Closed"), current: isHistory },
            ]}
          />
        </div>
        {can(ctx.roles, "leads.read")?.scope === "masked" && (
          <Callout title={t("Masked for your role")}>
            {t("Names are initials, numbers their last two digits; what patients wrote is not shown.")}
          </Callout>
        )}
        <Suspense key={`${tab} ${place}`} fallback={<QueueSkeleton />}>
          {isHistory ? <History ctx={ctx} cursor={place} /> : <Queue ctx={ctx} cursor={place} />}
        </Suspense>
      </PageBody>
    </>
  )
}
