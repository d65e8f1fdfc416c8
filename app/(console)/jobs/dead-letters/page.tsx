import type { Metadata } from "next"
import { Suspense } from "react"
import { LiveRefresh } from "@/components/live"
import { PageBody, PageHeader } from "@/components/page-header"
import { TableSkeleton } from "@/components/table/skeleton"
import { requireCtx } from "@/lib/auth"
import { t } from "@/lib/say"
import { JobsTabs } from "../jobs-tabs"
import { isOwn } from "../own"
import type { Given } from "../param"
import { LettersView } from "./letters-view"
import { LETTER_SHAPE } from "./shape"

export const generateMetadata = (): Metadata => ({ title: t("Dead letters") })

export default async function DeadLettersPage({ searchParams }: { searchParams: Promise<Given> }) {
  const ctx = await requireCtx("runs.read")
  const params = await searchParams
  return (
    <>
      <LiveRefresh topics={["run", "rerun", "webhook"]} />
      <PageHeader
        title={t("Dead letters")}
        meta={
          isOwn(ctx)
            ? t(
                "What ran out of tries for leads you own. It waits until somebody runs it again or puts it away.",
              )
            : t("What ran out of tries. It waits until somebody runs it again or puts it away.")
        }
        tabs={<JobsTabs roles={ctx.roles} current="/jobs/dead-letters" />}
      />
      <PageBody flush>
        <Suspense fallback={<TableSkeleton toolbar label={t("dead letters")} columns={LETTER_SHAPE} />}>
          <LettersView ctx={ctx} params={params} />
        </Suspense>
      </PageBody>
    </>
  )
}
