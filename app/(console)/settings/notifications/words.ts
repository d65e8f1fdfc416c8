import type { Channel, Group } from "@/lib/notifications/rules"
import { t } from "@/lib/say"

type Text = { title: string; words: string }

/** English texts, said by `t` when drawn. */
export const GROUP_TEXTS: Record<Group, Text> = {
  urgent: { title: "Urgent cases", words: "Pain, bleeding, distress. At any hour, also in quiet hours." },
  hot: { title: "Hot leads", words: "Somebody is ready to book and nobody has taken them." },
  tasks: { title: "Tasks for you", words: "A colleague or a rule gives you something to do." },
  approvals: { title: "Decisions", words: "What you asked for was agreed to, or not." },
  access: { title: "Emergency access", words: "Somebody opened records beyond their role." },
  alerts: { title: "Alerts", words: "Jobs, schedules or partners are beyond a threshold." },
  reports: { title: "Reports", words: "The week, as a report." },
  other: { title: "Everything else", words: "What belongs to none of these." },
}

export const CHANNEL_NAMES: Record<Channel, string> = { in_app: "In Rounds", push: "Push", email: "Mail" }

const STATUS: Readonly<Record<string, string>> = {
  queued: "Queued",
  held: "Held",
  sent: "Sent",
  delivered: "Delivered",
  seen: "Seen",
  failed: "Failed",
  unsure: "Not known",
}
export const statusWords = (status: string): string => t(STATUS[status] ?? "Not known")

const REASONS: Readonly<Record<string, string>> = {
  quiet_hours: "Your quiet hours: it goes out as one with the others when they end.",
  after_quiet_hours: "It was held until your quiet hours ended.",
  already_read: "You had read it in Rounds before it went out.",
  kept_in_demo: "A demo has no push service: it stays in Rounds.",
  no_mail_server: "No mail server is set for this installation.",
  no_address: "No address to write to.",
  not_a_member: "The membership had ended.",
  too_late: "It was held for so long that it would only have surprised.",
  gone: "This browser takes no pushes any more: turn them on there again.",
  mail_refused: "The mail server refused it.",
  mail_later: "The mail server asked to wait.",
  login_refused: "The mail server does not take our sign-in.",
  no_tls: "The mail server offers no encryption.",
  unreachable: "It could not be reached.",
  held_back: "The service failed too often and is left alone for a while.",
  answer_lost: "The connection broke before the answer came. It may have arrived; it is not sent again.",
  no_answer: "No answer came in time. It may have arrived; it is not sent again.",
  interrupted: "It was interrupted. It may have arrived; it is not sent again.",
  too_many: "The push service asked to wait.",
  refused: "The push service refused it.",
  unavailable: "The push service was not working.",
  secret_gone: "Its link is no longer kept: make a new one.",
}
export const reasonWords = (reason: string | null): string | null =>
  reason === null ? null : t(REASONS[reason] ?? "It did not go through.")

const KINDS: Readonly<Record<string, string>> = {
  hot_lead: "Hot lead",
  task_assigned: "A task for you",
  approval_decided: "Your request was decided",
  break_glass: "Emergency access was opened",
  alert_fired: "An alert fires",
  alert_resolved: "An alert is over",
  incident_told: "News of an incident",
  maintenance_told: "News of maintenance",
  backup_told: "A backup needs a look",
  deployment_told: "A deployment needs a look",
  conversation_assigned: "A conversation is yours",
  conversation_mention: "A colleague named you in a note",
  conversation_woken: "A conversation is back",
  test: "Test",
}
export const kindWords = (kind: string): string =>
  t(KINDS[kind] ?? (kind.startsWith("urgent") ? "Urgent case" : "Notice"))
