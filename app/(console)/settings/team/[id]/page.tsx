import type { Metadata } from "next"
import { LiveRefresh } from "@/components/live"
import { PageBody } from "@/components/page-header"
import { requireCtx } from "@/lib/auth"
import { can } from "@/lib/can"
import { t } from "@/lib/say"
import { findMember } from "@/lib/team/find"
import { orNotFound } from "../../../or-not-found"
import { HistoryCard } from "./history-card"
import { MemberFacts } from "./member-facts"
import { MemberHeader } from "./member-header"
import { SessionsCard } from "./sessions-card"

export const generateMetadata = (): Metadata => ({ title: t("Member") })

export default async function MemberPage({ params }: { params: Promise<{ id: string }> }) {
  const ctx = await requireCtx("team.read")
  const member = await orNotFound(findMember(ctx, { id: (await params).id }))
  return (
    <>
      <LiveRefresh topics={["member", "session"]} />
      <MemberHeader member={member} roles={ctx.roles} />
      <PageBody className="grid gap-6 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="grid content-start gap-6">
          <SessionsCard member={member} mayWrite={can(ctx.roles, "team.write") !== null} />
          <HistoryCard history={member.history} />
        </div>
        <MemberFacts member={member} />
      </PageBody>
    </>
  )
}
