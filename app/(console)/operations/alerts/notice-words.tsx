import { type Icon, icon } from "@/components/icon"
import { Badge } from "@/components/ui/badge"
import type { Tone } from "@/components/ui/tone"
import { t } from "@/lib/say"

const STATUSES: Record<string, { label: string; tone: Tone; Icon: Icon }> = {
  queued: { label: "On its way", tone: "blue", Icon: icon("hourglass") },
  sent: { label: "Told", tone: "green", Icon: icon("circle-check") },
  kept: { label: "Kept here, not sent", tone: "neutral", Icon: icon("archive") },
  failed: { label: "Did not arrive", tone: "red", Icon: icon("circle-x") },
  unsure: { label: "Nobody knows", tone: "amber", Icon: icon("circle-question-mark") },
  muted: { label: "Not told", tone: "neutral", Icon: icon("bell-off") },
}

export const statusWords = (status: string): string => t(STATUSES[status]?.label ?? status)

export function NoticeStatus({ status }: { status: string }) {
  const { tone, Icon } = STATUSES[status] ?? { tone: "neutral" }
  return (
    <Badge tone={tone} icon={Icon && <Icon aria-hidden="true" />}>
      {statusWords(status)}
    </Badge>
  )
}

const BECAUSE: Record<string, string> = {
  maintenance: "Maintenance kept it quiet.",
  silence: "It was silenced.",
  nobody: "Nobody is there to be told: no admin or operator.",
  no_mail_server: "No mail server is set for this installation.",
  gone: "The other side knows this address no more.",
  not_let_in: "The other side does not let us in.",
  refused: "The other side refused it.",
  too_many: "The other side asks to wait; it is tried again.",
  unavailable: "The other side had a failure of its own; it is tried again.",
  held_back: "It failed again and again: calls are held back for a while.",
  unreachable: "The other side cannot be reached.",
  bad_address: "The address leads to where nothing may be sent.",
  no_answer: "The other side did not answer in time.",
  answer_lost: "The connection broke before the answer came.",
  answer_unreadable: "Somebody answered, and not as the other side does: it may not have arrived.",
  channel_removed: "The channel was removed before it left.",
  login_refused: "The mail server refused the login.",
  mail_refused: "The mail server refused it.",
  mail_later: "The mail server asks to try later.",
  no_tls: "The mail server offers no encryption.",
  interrupted: "It was interrupted while it was sent.",
}

export const becauseWords = (because: string): string => (BECAUSE[because] ? t(BECAUSE[because]) : because)
