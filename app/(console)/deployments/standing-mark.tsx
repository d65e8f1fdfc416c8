import { icon } from "@/components/icon"
import { Badge } from "@/components/ui/badge"
import type { Tone } from "@/components/ui/tone"
import { t } from "@/lib/say"
import type { Standing } from "@/lib/software/standing"

/** What is to be looked at first stands first. */
export const STANDINGS = ["lost", "stopped", "under_way", "unknown", "proven"] as const

export const STANDING_LOOKS: Record<
  Standing,
  { tone: Tone; Icon: ReturnType<typeof icon>; spins?: boolean }
> = {
  lost: { tone: "red", Icon: icon("octagon-x") },
  stopped: { tone: "red", Icon: icon("power-off") },
  under_way: { tone: "blue", Icon: icon("loader-circle"), spins: true },
  unknown: { tone: "neutral", Icon: icon("circle-dashed") },
  proven: { tone: "green", Icon: icon("circle-check") },
}
const Triangle = icon("triangle-exclamation-point")

export const standingWord = (standing: Standing): string =>
  ({
    lost: t("Not known any more"),
    stopped: t("Stopped"),
    under_way: t("Under way"),
    unknown: t("Not known"),
    proven: t("Proven"),
  })[standing]

type Props = {
  standing: Standing
  /** Something was put there, and nobody could show that it is what runs. */
  isUnproven?: boolean
}

export function StandingMark({ standing, isUnproven }: Props) {
  if (isUnproven && standing === "unknown")
    return (
      <Badge tone="amber" icon={<Triangle aria-hidden="true" />}>
        {t("Not proven")}
      </Badge>
    )
  const { tone, Icon, spins } = STANDING_LOOKS[standing]
  return (
    <Badge tone={tone} icon={<Icon aria-hidden="true" className={spins ? "animate-spin" : undefined} />}>
      {standingWord(standing)}
    </Badge>
  )
}
