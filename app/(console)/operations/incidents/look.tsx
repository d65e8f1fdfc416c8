import { icon } from "@/components/icon"
import { Badge } from "@/components/ui/badge"
import type { Tone } from "@/components/ui/tone"
import { type IncidentStatus, SEVERITY_WORDS, type Severity, STATUS_WORDS } from "@/lib/incidents/words"
import { t } from "@/lib/say"

const ICONS = {
  siren: icon("siren"),
  search: icon("search"),
  hand: icon("hand"),
  check: icon("circle-check"),
  seen: icon("eye"),
  done: icon("circle-check-big"),
  warn: icon("triangle-exclamation-point"),
  info: icon("info"),
}

const STATUS_LOOK: Record<IncidentStatus, [Tone, keyof typeof ICONS]> = {
  detected: ["red", "siren"],
  assessed: ["orange", "search"],
  mitigated: ["amber", "hand"],
  resolved: ["blue", "check"],
  verified: ["green", "seen"],
  closed: ["neutral", "done"],
}

export function IncidentStatusBadge({ status }: { status: IncidentStatus }) {
  const [tone, name] = STATUS_LOOK[status]
  const Icon = ICONS[name]
  return (
    <Badge tone={tone} icon={<Icon aria-hidden="true" />}>
      {t(STATUS_WORDS[status])}
    </Badge>
  )
}

const SEVERITY_LOOK: Record<Severity, [Tone, keyof typeof ICONS]> = {
  critical: ["red", "siren"],
  major: ["orange", "warn"],
  minor: ["neutral", "info"],
}

export function SeverityBadge({ severity }: { severity: Severity }) {
  const [tone, name] = SEVERITY_LOOK[severity]
  const Icon = ICONS[name]
  return (
    <Badge tone={tone} look={severity === "critical" ? "solid" : "soft"} icon={<Icon aria-hidden="true" />}>
      {t(SEVERITY_WORDS[severity])}
    </Badge>
  )
}

export const statusIcon = (status: IncidentStatus) => ICONS[STATUS_LOOK[status][1]]
export const statusTone = (status: IncidentStatus): Tone => STATUS_LOOK[status][0]
