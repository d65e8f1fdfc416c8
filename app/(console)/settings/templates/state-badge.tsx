import { icon } from "@/components/icon"
import { Badge } from "@/components/ui/badge"
import type { Tone } from "@/components/ui/tone"
import { t } from "@/lib/say"
import { QUALITIES, type Quality, TEMPLATE_STATES, type TemplateState } from "@/lib/templates/words"

const LOOKS: Record<TemplateState, { tone: Tone; icon: ReturnType<typeof icon> }> = {
  draft: { tone: "neutral", icon: icon("pencil") },
  in_review: { tone: "blue", icon: icon("hourglass") },
  approved: { tone: "green", icon: icon("circle-check") },
  rejected: { tone: "red", icon: icon("circle-x") },
  paused: { tone: "amber", icon: icon("hand") },
  disabled: { tone: "red", icon: icon("ban") },
  gone: { tone: "neutral", icon: icon("circle-slash") },
}
const QUALITY_TONES: Record<Quality, Tone> = { green: "green", yellow: "amber", red: "red" }

export function TemplateBadge({ state, prefix }: { state: TemplateState; prefix?: string }) {
  const { tone, icon: Icon } = LOOKS[state]
  return (
    <Badge
      tone={tone}
      icon={<Icon aria-hidden="true" />}
      title={prefix && `${prefix}: ${t(TEMPLATE_STATES[state])}`}
    >
      {prefix ?? t(TEMPLATE_STATES[state])}
      {prefix && <span className="sr-only">: {t(TEMPLATE_STATES[state])}</span>}
    </Badge>
  )
}

export function QualityBadge({ quality }: { quality: Quality | null }) {
  return quality ? (
    <Badge tone={QUALITY_TONES[quality]}>{t(QUALITIES[quality])}</Badge>
  ) : (
    <span className="text-ink-3">{t("Not rated yet")}</span>
  )
}
