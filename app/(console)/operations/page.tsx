import type { Metadata } from "next"
import { LiveRefresh } from "@/components/live"
import { PageBody, PageHeader } from "@/components/page-header"
import { requireCtx } from "@/lib/auth"
import { t } from "@/lib/say"
import { OperationsTabs } from "./tabs"

export const generateMetadata = (): Metadata => ({ title: t("Operations") })

export default async function OperationsPage() {
  const ctx = await requireCtx("deployments.read")
  return (
    <>
      <LiveRefresh topics={["probe"]} />
      <PageHeader
        title={t("Operations")}
        meta={t("Whether everything answers, where it runs, and since when.")}
        tabs={<OperationsTabs roles={ctx.roles} current="/operations" />}
      />
      <PageBody className="grid max-w-6xl gap-6">{null}</PageBody>
    </>
  )
}
