import { Time } from "@/components/time"
import { Card } from "@/components/ui/card"
import { Definition, DefinitionList } from "@/components/ui/definition-list"
import { ROLE_NAMES } from "@/lib/can"
import { t } from "@/lib/say"
import type { MemberDetail } from "@/lib/team/schema"
import { ROLE_MEANS } from "@/lib/team/words"

export function MemberFacts({ member }: { member: MemberDetail }) {
  return (
    <Card
      id="membership"
      title={t("Membership")}
      className="content-start self-start"
      footer={
        member.elsewhere &&
        t("Works outside this clinic too: how they sign in is changed by themselves or by the platform.")
      }
    >
      <DefinitionList stacked>
        {member.roles.map((role) => (
          <Definition key={role} term={t(ROLE_NAMES[role])}>
            <span className="text-xs text-ink-2">{t(ROLE_MEANS[role])}</span>
          </Definition>
        ))}
        <Definition term={t("Joined")}>
          <Time value={member.joinedAt} as="day" />
        </Definition>
        {member.endsAt && (
          <Definition term={t("Ends")}>
            <Time value={member.endsAt} as="exact" />
          </Definition>
        )}
        <Definition term={t("Second factor")}>
          {member.secondFactor ? t("Set up") : t("Not set up")}
        </Definition>
      </DefinitionList>
    </Card>
  )
}
