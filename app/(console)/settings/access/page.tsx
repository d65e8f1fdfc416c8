import type { Metadata } from "next"
import { Suspense } from "react"
import { LiveRefresh } from "@/components/live"
import { PageBody, PageHeader } from "@/components/page-header"
import { requireCtx } from "@/lib/auth"
import { grantOf } from "@/lib/ctx"
import { t } from "@/lib/say"
import { CardsLoading } from "../cards-loading"
import { AccessHistory, RunningAccess, WaitingReviews } from "./access-list"
import { Emergency } from "./emergency"
import { GrantDialog } from "./grant-dialog"
import { Refusals } from "./refusals"

export const generateMetadata = (): Metadata => ({ title: t("Access") })

type Params = Promise<Record<string, string | string[] | undefined>>
const one = (value: string | string[] | undefined) => (typeof value === "string" ? value : undefined)

export default async function AccessPage({ searchParams }: { searchParams: Params }) {
  const ctx = await requireCtx("access.read")
  const { history, refused } = await searchParams
  const own = grantOf(ctx, "access.read")?.scope === "own"
  return (
    <>
      <LiveRefresh topics={["access"]} />
      <PageHeader
        title={t("Access")}
        meta={
          own
            ? t("Where you saw more than your role shows, and what was refused to you.")
            : t("Who saw more than their role shows, why, and for how long.")
        }
        actions={grantOf(ctx, "access.grant") && <GrantDialog />}
      />
      <PageBody className="grid max-w-4xl gap-4">
        {grantOf(ctx, "breakGlass") && <Emergency ctx={ctx} />}
        <Suspense fallback={<CardsLoading />}>
          <WaitingReviews ctx={ctx} />
          <RunningAccess ctx={ctx} />
          <AccessHistory ctx={ctx} cursor={one(history)} />
          <Refusals ctx={ctx} cursor={one(refused)} />
        </Suspense>
      </PageBody>
    </>
  )
}
