import { icon } from "@/components/icon"
import { Badge } from "@/components/ui/badge"
import { type ConsentStatus, REQUEST_WORDS, type RequestStatus, STATUS_WORDS } from "@/lib/consents/words"
import { t } from "@/lib/say"

const TONES = {
  granted: "green",
  denied: "red",
  withdrawn: "red",
  expired: "amber",
  pending: "blue",
} as const
const REQUEST_TONES = {
  open: "blue",
  granted: "green",
  denied: "red",
  expired: "amber",
  unclear: "amber",
  cancelled: "neutral",
} as const

const ICONS = {
  granted: icon("circle-check"),
  denied: icon("circle-x"),
  withdrawn: icon("ban"),
  expired: icon("hourglass"),
  pending: icon("circle-question-mark"),
  open: icon("circle-question-mark"),
  unclear: icon("circle-exclamation-point"),
  cancelled: icon("circle-slash"),
} as const

const Mark = ({ of }: { of: keyof typeof ICONS }) => {
  const Icon = ICONS[of]
  return <Icon aria-hidden="true" />
}

export const ConsentBadge = ({ value }: { value: ConsentStatus }) => (
  <Badge tone={TONES[value]} icon={<Mark of={value} />}>
    {t(STATUS_WORDS[value])}
  </Badge>
)

export const RequestBadge = ({ value }: { value: RequestStatus }) => (
  <Badge tone={REQUEST_TONES[value]} icon={<Mark of={value} />}>
    {t(REQUEST_WORDS[value])}
  </Badge>
)
