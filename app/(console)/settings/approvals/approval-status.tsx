import { icon } from "@/components/icon"
import { Badge } from "@/components/ui/badge"
import type { Tone } from "@/components/ui/tone"
import { APPROVAL_STATUS_NAMES, type ApprovalStatus } from "@/lib/approvals/words"
import { t } from "@/lib/say"

const Waits = icon("hourglass")
const Agreed = icon("circle-check")
const Refused = icon("circle-x")
const Ended = icon("circle-slash")

const LOOKS: Record<ApprovalStatus, { tone: Tone; Icon: typeof Waits }> = {
  pending: { tone: "amber", Icon: Waits },
  approved: { tone: "green", Icon: Agreed },
  denied: { tone: "red", Icon: Refused },
  failed: { tone: "red", Icon: Refused },
  withdrawn: { tone: "neutral", Icon: Ended },
  expired: { tone: "neutral", Icon: Ended },
}

export function ApprovalStatusBadge({ status }: { status: ApprovalStatus }) {
  const { tone, Icon } = LOOKS[status]
  return (
    <Badge tone={tone} icon={<Icon />}>
      {t(APPROVAL_STATUS_NAMES[status])}
    </Badge>
  )
}
