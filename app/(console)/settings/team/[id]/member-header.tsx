import { PageHeader } from "@/components/page-header"
import { StatusBadge } from "@/components/status-badge"
import { Time } from "@/components/time"
import { Avatar } from "@/components/ui/avatar"
import { Badge } from "@/components/ui/badge"
import { can, type Role } from "@/lib/can"
import { t } from "@/lib/say"
import type { MemberDetail } from "@/lib/team/schema"
import { MemberActions } from "./member-actions"

export function MemberHeader({ member, roles }: { member: MemberDetail; roles: readonly Role[] }) {
  return (
    <PageHeader
      back={{ href: "/settings/team", label: t("Team") }}
      lead={<Avatar name={member.name} size="lg" />}
      title={<bdi>{member.name}</bdi>}
      after={
        <>
          <StatusBadge kind="member" value={member.state} />
          {member.isSelf && <Badge>{t("You")}</Badge>}
        </>
      }
      meta={
        <>
          <bdi className="break-all">{member.email}</bdi>
          {member.lastSeenAt ? (
            <span>
              {t("seen")} <Time value={member.lastSeenAt} />
            </span>
          ) : (
            <span>{t("never seen")}</span>
          )}
        </>
      }
      actions={
        <MemberActions
          member={member}
          mayWrite={can(roles, "team.write") !== null}
          mayDisable={can(roles, "team.disable") !== null}
          isOperator={roles.includes("operator")}
        />
      }
    />
  )
}
