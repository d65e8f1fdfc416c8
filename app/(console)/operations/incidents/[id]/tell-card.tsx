import { Countdown } from "@/components/time"
import { Card } from "@/components/ui/card"
import type { IncidentDetail } from "@/lib/incidents/schema"
import { STEP_WORDS } from "@/lib/incidents/words"
import { t } from "@/lib/say"
import { CLOCK_WORDS } from "../clock-words"
import { TellForm } from "./tell-form"

const STEP_OF = {
  assess: "assessed",
  mitigate: "mitigated",
  resolve: "resolved",
  verify: "verified",
} as const

/** What has to be done next, how long there is for it, and the box to say what was done. */
export function TellCard({ incident }: { incident: IncidentDetail }) {
  const { next } = incident
  const words =
    next === null
      ? "Nothing is due any more: close it."
      : next.name === "postmortem"
        ? "It is over. Write down what happened and what follows from it, then close it."
        : STEP_WORDS[STEP_OF[next.name]]
  return (
    <Card
      id="next"
      title={next ? t("Next: {step}", { step: t(CLOCK_WORDS[next.name]) }) : t("Next")}
      actions={
        next?.dueAt && <Countdown due={next.dueAt} label={t(CLOCK_WORDS[next.name])} className="text-sm" />
      }
    >
      <p className="mb-4 text-sm text-ink-2">{t(words)}</p>
      <TellForm key={incident.status} incident={incident} />
    </Card>
  )
}
