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

export const ConsentBadge = ({ value }: { value: ConsentStatus }) => (
  <Badge tone={TONES[value]}>{t(STATUS_WORDS[value])}</Badge>
)

export const RequestBadge = ({ value }: { value: RequestStatus }) => (
  <Badge tone={REQUEST_TONES[value]}>{t(REQUEST_WORDS[value])}</Badge>
)
