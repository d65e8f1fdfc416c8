import type { Metadata } from "next"
import Link from "next/link"
import { LiveRefresh } from "@/components/live"
import { PageBody, PageHeader } from "@/components/page-header"
import { PatientText } from "@/components/patient-text"
import { Time } from "@/components/time"
import { Card } from "@/components/ui/card"
import { Definition, DefinitionList } from "@/components/ui/definition-list"
import { findApproval } from "@/lib/approvals/find"
import { requireCtx } from "@/lib/auth"
import { orNotFound } from "../../../or-not-found"
import { Decision } from "../approval-item"
import { ApprovalStatusBadge } from "../approval-status"
import { DecideActions } from "../decide-actions"

export const metadata: Metadata = { title: "Approval" }

export default async function ApprovalPage({ params }: { params: Promise<{ id: string }> }) {
  const ctx = await requireCtx("approvals.read")
  const row = await orNotFound(findApproval(ctx, { id: (await params).id }))
  return (
    <>
      <LiveRefresh topics={["approval"]} subjectId={row.id} />
      <PageHeader
        back={{ href: "/settings/approvals", label: "Approvals" }}
        title={row.kindName}
        after={<ApprovalStatusBadge status={row.status} />}
        actions={
          <DecideActions id={row.id} summary={row.summary} may={row.may} requestedBy={row.requestedBy.name} />
        }
      />
      <PageBody className="max-w-3xl">
        <Card title="What is asked for" id="asked">
          <p className="text-base text-ink">{row.summary}</p>
          <DefinitionList className="mt-4">
            <Definition term="Asked by">{row.requestedBy.name}</Definition>
            <Definition term="Asked">
              <Time value={row.createdAt} as="exact" />
            </Definition>
            <Definition term="Reason">
              <PatientText>{row.reason}</PatientText>
            </Definition>
            {row.details.map(({ term, value }) => (
              <Definition key={term} term={term}>
                <PatientText>{value}</PatientText>
              </Definition>
            ))}
            {row.links.map((link) => (
              <Definition key={link.href} term={link.label}>
                <Link href={link.href} className="text-accent hover:underline">
                  Open
                </Link>
              </Definition>
            ))}
            <Definition term="Ends undecided">
              <Time value={row.expiresAt} as="exact" />
            </Definition>
          </DefinitionList>
          <Decision row={row} />
        </Card>
      </PageBody>
    </>
  )
}
