import { icon } from "@/components/icon"
import { StatusBadge } from "@/components/status-badge"
import { Time } from "@/components/time"
import { Badge } from "@/components/ui/badge"
import { failedWords } from "@/lib/messaging/words"
import type { RemindedRow, ReminderView } from "@/lib/reminders/schema"
import { ANSWERS, REMINDER_BECAUSE, REMINDER_STATUSES } from "@/lib/reminders/words"
import { t } from "@/lib/say"

const Hourglass = icon("hourglass")
const CircleX = icon("circle-x")
const AlarmClock = icon("alarm-clock")
const CalendarCheck = icon("calendar-check")
const CalendarClock = icon("calendar-clock")
const CircleHelp = icon("circle-question-mark")
const Ban = icon("ban")

/** Why it was not sent, or did not arrive, in a sentence. */
function reasonOf({ because, message }: ReminderView): string | null {
  const word = message?.because ?? because
  if (because && Object.hasOwn(REMINDER_BECAUSE, because)) return t(REMINDER_BECAUSE[because] ?? "")
  const said = failedWords(word)
  return said && t(said)
}

/** One reminder: where it stands, since when, and why. */
export function ReminderCell({ view }: { view: ReminderView | null }) {
  if (!view) return <span className="text-ink-3">{t("Not planned")}</span>
  const reason = reasonOf(view)
  return (
    <span className="flex min-w-0 flex-col gap-0.5">
      <span className="flex items-center gap-2">
        <State view={view} />
        <Time
          as="clock"
          value={view.message?.at ?? view.dueAt}
          className={view.status === "dropped" ? "hidden" : "text-xs text-ink-3"}
        />
      </span>
      {reason && (
        <span className="truncate text-xs text-ink-3" title={reason}>
          {reason}
        </span>
      )}
    </span>
  )
}

function State({ view: { status, message } }: { view: ReminderView }) {
  if (status === "sent") return <StatusBadge kind="message" value={message?.status ?? "sent"} look="plain" />
  if (status === "dropped") return <span className="text-xs text-ink-3">{t(REMINDER_STATUSES.dropped)}</span>
  if (status === "waiting")
    return (
      <Badge look="plain" icon={<Hourglass aria-hidden="true" />}>
        {t(REMINDER_STATUSES.waiting)}
      </Badge>
    )
  return status === "late" ? (
    <Badge tone="amber" look="plain" icon={<AlarmClock aria-hidden="true" />}>
      {t(REMINDER_STATUSES.late)}
    </Badge>
  ) : (
    <Badge tone="red" look="plain" icon={<CircleX aria-hidden="true" />}>
      {t(REMINDER_STATUSES[status])}
    </Badge>
  )
}

const LOOKS = {
  confirm: { tone: "green", Icon: CalendarCheck },
  cancel: { tone: "neutral", Icon: Ban },
  move: { tone: "amber", Icon: CalendarClock },
  unclear: { tone: "amber", Icon: CircleHelp },
} as const

/** What the patient answered last; else how the appointment stands by what a colleague did. */
export function AnswerCell({ row: { h24, h2, status } }: { row: RemindedRow }) {
  const [last] = [h24, h2]
    .flatMap((one) => (one?.answer ? [one] : []))
    .sort((one, other) => (other.answeredAt ?? "").localeCompare(one.answeredAt ?? ""))
  if (last?.answer) {
    const { tone, Icon } = LOOKS[last.answer]
    return (
      <Badge tone={tone} icon={<Icon aria-hidden="true" />}>
        {t(ANSWERS[last.answer])}
      </Badge>
    )
  }
  const isAsked = [h24, h2].some((one) => one?.status === "sent")
  return status === "scheduled" ? (
    <span className="text-xs text-ink-3">{isAsked ? t("No answer yet") : t("Not asked yet")}</span>
  ) : (
    <StatusBadge kind="appointment" value={status} />
  )
}
