import type { Metadata } from "next"
import { Suspense } from "react"
import { LiveRefresh } from "@/components/live"
import { PageBody, PageHeader } from "@/components/page-header"
import { ButtonLink } from "@/components/ui/button"
import { requireCtx } from "@/lib/auth"
import { can } from "@/lib/can"
import { t } from "@/lib/say"
import { RequestFilters } from "@/lib/subject-requests/schema"
import { ConsentsTabs } from "../consents-tabs"
import { CountLine } from "./count-line"
import { Filters } from "./filters"
import { ListLoading } from "./list-loading"
import { RequestList } from "./request-list"

export const generateMetadata = (): Metadata => ({ title: t("Requests about data") })

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function RequestsPage({ searchParams }: Props) {
  const ctx = await requireCtx("requests.read")
  const read = RequestFilters.safeParse(await searchParams)
  const filters = read.success ? read.data : RequestFilters.parse({})
  const mayWrite = can(ctx.roles, "requests.write") !== null
  return (
    <>
      <LiveRefresh topics={["subject_request"]} />
      <PageHeader
        title={t("Requests about data")}
        meta={t("What people ask about their own data, and the 30 days there are to answer.")}
        actions={
          mayWrite && (
            <ButtonLink href="/consents/requests/new" variant="primary">
              {t("Take down a request")}
            </ButtonLink>
          )
        }
        tabs={<ConsentsTabs roles={ctx.roles} current="/consents/requests" />}
      />
      <PageBody flush>
        <Suspense fallback={<ListLoading />}>
          <div className="px-4 pt-4 md:px-6">
            <CountLine ctx={ctx} />
          </div>
          <Filters filters={filters} />
          <RequestList ctx={ctx} filters={filters} mayWrite={mayWrite} />
        </Suspense>
      </PageBody>
    </>
  )
}
