import type { Metadata } from "next"
import { Suspense } from "react"
import { PageBody, PageHeader } from "@/components/page-header"
import { Skeleton } from "@/components/ui/skeleton"
import { requireCtx } from "@/lib/auth"
import { t } from "@/lib/say"
import { DecidedList } from "./decided-list"

export const generateMetadata = (): Metadata => ({ title: t("Decided otherwise") })

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function AgreementPage({ searchParams }: Props) {
  const ctx = await requireCtx("leads.score.read")
  const asked = await searchParams
  return (
    <>
      <PageHeader
        back={{ href: "/leads", label: t("Leads") }}
        title={t("Decided otherwise")}
        meta={t("Enquiries in which people or the outcome differ from what a rule or a model said.")}
      />
      <PageBody className="grid max-w-3xl gap-4">
        <Suspense fallback={<Skeleton className="h-64" />}>
          <DecidedList ctx={ctx} asked={asked} />
        </Suspense>
      </PageBody>
    </>
  )
}
