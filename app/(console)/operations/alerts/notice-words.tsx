import { Badge } from "@/components/ui/badge"
import type { Tone } from "@/components/ui/tone"
import { t } from "@/lib/say"

const STATUSES: Record<string, { label: string; tone: Tone }> = {
  queued: { label: "On its way", tone: "blue" },
  sent: { label: "Told", tone: "green" },
  kept: { label: "Kept here, not sent", tone: "neutral" },
  failed: { label: "Did not arrive", tone: "red" },
  unsure: { label: "Nobody knows", tone: "amber" },
  muted: { label: "Not told", tone: "neutral" },
}

export const statusWords = (status: string): string => t(STATUSES[status]?.label ?? status)

export function NoticeStatus({ status }: { status: string }) {
  return <Badge tone={STATUSES[status]?.tone ?? "neutral"}>{statusWords(status)}</Badge>
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
  channel_removed: "The channel was removed before it left.",
  login_refused: "The mail server refused the login.",
  mail_refused: "The mail server refused it.",
  mail_later: "The mail server asks to try later.",
  no_tls: "The mail server offers no encryption.",
  interrupted: "It was interrupted while it was sent.",
}

export const becauseWords = (because: string): string => (BECAUSE[because] ? t(BECAUSE[because]) : because)
