import type { Metadata } from "next"
import { PageBody, PageHeader } from "@/components/page-header"
import { requireCtx } from "@/lib/auth"
import { t } from "@/lib/say"
import { DeploymentTabs } from "./deployment-tabs"

export const generateMetadata = (): Metadata => ({ title: t("Deployments") })

export default async function DeploymentsPage() {
  await requireCtx("deployments.read")
  return (
    <>
      <PageHeader title={t("Deployments")} tabs={<DeploymentTabs current="/deployments" />} />
      <PageBody>{null}</PageBody>
    </>
  )
}
