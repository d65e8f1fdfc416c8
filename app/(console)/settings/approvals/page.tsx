import type { Metadata } from "next"
import { Suspense } from "react"
import { LiveRefresh } from "@/components/live"
import { PageBody, PageHeader } from "@/components/page-header"
import { requireCtx } from "@/lib/auth"
import { t } from "@/lib/say"
import { CardsLoading } from "../cards-loading"
import { SettledApprovals, WaitingApprovals } from "./approval-list"

export const generateMetadata = (): Metadata => ({ title: t("Approvals") })

type Params = Promise<Record<string, string | string[] | undefined>>
const one = (value: string | string[] | undefined) => (typeof value === "string" ? value : undefined)

export default async function ApprovalsPage({ searchParams }: { searchParams: Params }) {
  const ctx = await requireCtx("approvals.read")
  const { waiting, settled } = await searchParams
  return (
    <>
      <LiveRefresh topics={["approval"]} />
      <PageHeader
        title={t("Approvals")}
        meta={t("What takes two people: one asks, another decides, and it is done with the decision.")}
      />
      <PageBody className="grid max-w-4xl gap-4">
        <Suspense fallback={<CardsLoading />}>
          <WaitingApprovals ctx={ctx} cursor={one(waiting)} />
          <SettledApprovals ctx={ctx} cursor={one(settled)} />
        </Suspense>
      </PageBody>
    </>
  )
}
