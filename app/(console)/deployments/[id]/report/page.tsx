import type { Metadata } from "next"
import { icon } from "@/components/icon"
import { Markdown } from "@/components/markdown"
import { PageBody, PageHeader } from "@/components/page-header"
import { ButtonLink } from "@/components/ui/button"
import { requireCtx } from "@/lib/auth"
import { findDeploymentReport } from "@/lib/deployments/find-report"
import { t } from "@/lib/say"
import { orNotFound } from "../../../or-not-found"

const Download = icon("download")

export const generateMetadata = (): Metadata => ({ title: t("Report of a deployment") })

export default async function ReportPage({ params }: { params: Promise<{ id: string }> }) {
  const ctx = await requireCtx("deployments.read")
  const { id } = await params
  const report = await orNotFound(findDeploymentReport(ctx, { id }))
  return (
    <>
      <PageHeader
        back={{ href: `/deployments/${id}`, label: t("Deployment") }}
        title={report.name}
        actions={
          <ButtonLink
            href={`/api/deployments/${id}/report`}
            prefetch={false}
            icon={<Download aria-hidden="true" />}
          >
            {t("Download as Markdown")}
          </ButtonLink>
        }
      />
      <PageBody>
        <article lang="en">
          <Markdown text={report.text} />
        </article>
      </PageBody>
    </>
  )
}
