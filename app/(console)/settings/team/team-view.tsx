import { LiveRefresh } from "@/components/live"
import { can } from "@/lib/can"
import type { Ctx } from "@/lib/ctx"
import { listMembers } from "@/lib/team/list"
import { listInvitations } from "@/lib/team/list-invitations"
import { InvitationsCard } from "./invitations-card"
import { MembersTable } from "./members-table"

export async function TeamView({ ctx, q, cursor }: { ctx: Ctx; q?: string; cursor?: string }) {
  const [page, invitations] = await Promise.all([listMembers(ctx, { q, cursor }), listInvitations(ctx, {})])
  return (
    <>
      <LiveRefresh topics={["member", "invitation", "session"]} />
      {invitations.length > 0 && !q && !cursor && (
        <div className="p-4 pb-2 md:px-6">
          <InvitationsCard rows={invitations} mayWrite={can(ctx.roles, "team.write") !== null} />
        </div>
      )}
      <MembersTable page={page} isFiltered={Boolean(q)} />
    </>
  )
}
