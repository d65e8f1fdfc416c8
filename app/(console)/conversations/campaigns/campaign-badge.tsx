import { icon } from "@/components/icon"
import { Badge } from "@/components/ui/badge"
import type { Tone } from "@/components/ui/tone"
import { CAMPAIGN_STATUSES, type CampaignStatus } from "@/lib/campaigns/words"
import { t } from "@/lib/say"

const LOOKS: Record<CampaignStatus, { tone: Tone; icon: ReturnType<typeof icon> }> = {
  waiting: { tone: "amber", icon: icon("hourglass") },
  running: { tone: "blue", icon: icon("loader-circle") },
  paused: { tone: "amber", icon: icon("hand") },
  done: { tone: "green", icon: icon("circle-check") },
  stopped: { tone: "neutral", icon: icon("ban") },
  denied: { tone: "neutral", icon: icon("ban") },
}

export function CampaignBadge({ status }: { status: CampaignStatus }) {
  const { tone, icon: Icon } = LOOKS[status]
  return (
    <Badge tone={tone} icon={<Icon aria-hidden="true" />}>
      {t(CAMPAIGN_STATUSES[status])}
    </Badge>
  )
}
