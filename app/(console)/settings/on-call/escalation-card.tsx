import { Card } from "@/components/ui/card"
import { Definition, DefinitionList } from "@/components/ui/definition-list"
import { can } from "@/lib/can"
import type { Ctx } from "@/lib/ctx"
import { t } from "@/lib/say"
import { readEscalation } from "@/lib/urgent/escalation"
import { EscalationForm } from "./escalation-form"
import { KINDS } from "./kinds"

export async function EscalationCard({ ctx }: { ctx: Ctx }) {
  const escalation = await readEscalation(ctx, {})
  return (
    <Card
      title={t("How soon whom")}
      id="escalation"
      hint={t("Minutes from the patient's message until supervisor, manager and on-call doctor are told.")}
    >
      {can(ctx.roles, "settings.write") ? (
        <EscalationForm first={escalation} />
      ) : (
        <DefinitionList>
          {KINDS.map(([kind, name]) => (
            <Definition key={kind} term={t(name)}>
              {t("{minutes} min", { minutes: escalation.minutes[kind].join(" / ") })}
            </Definition>
          ))}
          <Definition term={t("Text to the patient")}>
            {escalation.distress.on ? t("On") : t("Off")}
          </Definition>
        </DefinitionList>
      )}
    </Card>
  )
}
