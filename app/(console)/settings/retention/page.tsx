import type { Metadata } from "next"
import { Suspense } from "react"
import { LiveRefresh } from "@/components/live"
import { PageBody, PageHeader } from "@/components/page-header"
import { requireCtx } from "@/lib/auth"
import { t } from "@/lib/say"
import { CardsLoading } from "../cards-loading"
import { RetentionCards } from "./retention-cards"

export const generateMetadata = (): Metadata => ({ title: t("Retention") })

export default async function RetentionPage() {
  const ctx = await requireCtx("retention.read")
  return (
    <>
      <LiveRefresh topics={["retention"]} />
      <PageHeader
        title={t("Retention")}
        meta={t(
          "How long each kind of data is kept. What is past its time goes every night, in small portions.",
        )}
      />
      <PageBody className="grid max-w-5xl gap-4">
        <Suspense fallback={<CardsLoading />}>
          <RetentionCards ctx={ctx} />
        </Suspense>
      </PageBody>
    </>
  )
}
