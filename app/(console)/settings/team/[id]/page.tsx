import type { Metadata } from "next"
import { LiveRefresh } from "@/components/live"
import { PageBody, PageHeader } from "@/components/page-header"
import { StatusBadge } from "@/components/status-badge"
import { Time } from "@/components/time"
import { Avatar } from "@/components/ui/avatar"
import { Badge } from "@/components/ui/badge"
import { requireCtx } from "@/lib/auth"
import { can } from "@/lib/can"
import { findMember } from "@/lib/team/find"
import { orNotFound } from "../../../or-not-found"
import { HistoryCard } from "./history-card"
import { MemberActions } from "./member-actions"
import { MemberFacts } from "./member-facts"
import { SessionsCard } from "./sessions-card"

export const metadata: Metadata = { title: "Member" }

export default async function MemberPage({ params }: { params: Promise<{ id: string }> }) {
  const ctx = await requireCtx("team.read")
  const member = await orNotFound(findMember(ctx, { id: (await params).id }))
  const mayWrite = can(ctx.roles, "team.write") !== null
  return (
    <>
      <LiveRefresh topics={["member", "session"]} />
      <PageHeader
        back={{ href: "/settings/team", label: "Team" }}
        lead={<Avatar name={member.name} size="lg" />}
        title={<bdi>{member.name}</bdi>}
        after={
          <>
            <StatusBadge kind="member" value={member.state} />
            {member.isSelf && <Badge>You</Badge>}
          </>
        }
        meta={
          <>
            <bdi className="break-all">{member.email}</bdi>
            <span>
              {member.lastSeenAt ? (
                <>
                  seen <Time value={member.lastSeenAt} />
                </>
              ) : (
                "never seen"
              )}
            </span>
          </>
        }
        actions={
          <MemberActions
            member={member}
            mayWrite={mayWrite}
            mayDisable={can(ctx.roles, "team.disable") !== null}
            isOperator={ctx.roles.includes("operator")}
          />
        }
      />
      <PageBody className="grid gap-6 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="grid content-start gap-6">
          <SessionsCard member={member} mayWrite={mayWrite} />
          <HistoryCard history={member.history} />
        </div>
        <MemberFacts member={member} />
      </PageBody>
    </>
  )
}
