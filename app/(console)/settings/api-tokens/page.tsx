import type { Metadata } from "next"
import { Suspense } from "react"
import { LiveRefresh } from "@/components/live"
import { PageBody, PageHeader } from "@/components/page-header"
import { requireCtx } from "@/lib/auth"
import { can } from "@/lib/can"
import { t } from "@/lib/say"
import { CardsLoading } from "../cards-loading"
import { NewToken } from "./new-token"
import { TokenList } from "./token-list"

export const generateMetadata = (): Metadata => ({ title: t("API tokens") })

type Props = { searchParams: Promise<{ cursor?: string | string[] }> }

export default async function ApiTokensPage({ searchParams }: Props) {
  const ctx = await requireCtx("deployments.read")
  const cursor = [(await searchParams).cursor].flat()[0]
  return (
    <>
      <LiveRefresh topics={["api_token"]} />
      <PageHeader
        title={t("API tokens")}
        meta={t("Keys for machines: what builds, what puts out, what tells how hosts are doing.")}
        actions={can(ctx.roles, "deployments.secrets") && <NewToken />}
      />
      <PageBody className="grid max-w-4xl gap-4">
        <Suspense key={cursor} fallback={<CardsLoading />}>
          <TokenList ctx={ctx} cursor={cursor} />
        </Suspense>
      </PageBody>
    </>
  )
}
