import type { Metadata } from "next"
import { LiveRefresh } from "@/components/live"
import { PageBody, PageHeader } from "@/components/page-header"
import { Card } from "@/components/ui/card"
import { findApproval } from "@/lib/approvals/find"
import { requireCtx } from "@/lib/auth"
import { t } from "@/lib/say"
import { orNotFound } from "../../../or-not-found"
import { Decision } from "../approval-item"
import { ApprovalStatusBadge } from "../approval-status"
import { DecideActions } from "../decide-actions"
import { Asked } from "./asked"

export const generateMetadata = (): Metadata => ({ title: t("Approval") })

export default async function ApprovalPage({ params }: { params: Promise<{ id: string }> }) {
  const ctx = await requireCtx("approvals.read")
  const row = await orNotFound(findApproval(ctx, { id: (await params).id }))
  return (
    <>
      <LiveRefresh topics={["approval"]} subjectId={row.id} />
      <PageHeader
        back={{ href: "/settings/approvals", label: t("Approvals") }}
        title={t(row.kindName)}
        after={<ApprovalStatusBadge status={row.status} />}
        actions={
          <DecideActions id={row.id} summary={row.summary} may={row.may} requestedBy={row.requestedBy.name} />
        }
      />
      <PageBody className="max-w-3xl">
        <Card title={t("What is asked for")} id="asked">
          <p className="text-base text-ink">{t(row.summary)}</p>
          <Asked row={row} />
          <Decision row={row} />
        </Card>
      </PageBody>
    </>
  )
}
