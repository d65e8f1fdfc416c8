import type { Metadata } from "next"
import { Suspense } from "react"
import { LiveRefresh } from "@/components/live"
import { PageBody, PageHeader } from "@/components/page-header"
import { requireCtx } from "@/lib/auth"
import { can } from "@/lib/can"
import { t } from "@/lib/say"
import { CardsLoading } from "../cards-loading"
import { NewRule } from "./new-rule"
import { RuleList } from "./rule-list"
import { TryIt } from "./try-it"

export const generateMetadata = (): Metadata => ({ title: t("Routing") })

type Params = Promise<Record<string, string | string[] | undefined>>

export default async function RoutingPage({ searchParams }: { searchParams: Params }) {
  const ctx = await requireCtx("routing.read")
  const tried = Object.fromEntries(
    Object.entries(await searchParams).filter(([, value]) => typeof value === "string"),
  )
  return (
    <>
      <LiveRefresh topics={["routing"]} />
      <PageHeader
        title={t("Routing")}
        meta={t(
          "Who is given an enquiry that is nobody's. The first rule that fits and has somebody here decides.",
        )}
        actions={can(ctx.roles, "routing.write") && <NewRule ctx={ctx} />}
      />
      <PageBody className="grid max-w-4xl gap-4">
        <Suspense fallback={<CardsLoading />}>
          <RuleList ctx={ctx} />
          <TryIt ctx={ctx} asked={tried as Record<string, string>} />
        </Suspense>
      </PageBody>
    </>
  )
}
