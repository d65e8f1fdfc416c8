import type { ReminderFigures, ReminderView } from "@/lib/reminders/schema"
import type { LightAppointment, Views, ViewsByAppointment } from "@/lib/reminders/views"
import type { ReminderAnswer, Shown } from "@/lib/reminders/words"

const NEVER_LEFT: readonly string[] = ["failed", "blocked", "cancelled"]

/** Whether this one reached the patient, as far as anybody knows. */
export const isReached = (view: ReminderView | null): boolean =>
  view?.status === "sent" && !(view.message && NEVER_LEFT.includes(view.message.status))

const isMissed = (view: ReminderView | null): boolean =>
  view !== null &&
  (view.status === "blocked" || view.status === "late" || (view.status === "sent" && !isReached(view)))

const views = (of: Views | undefined): ReminderView[] => [of?.h24, of?.h2].flatMap((one) => one ?? [])

/** The newest of what was answered. */
export function answerOf(of: Views | undefined): ReminderAnswer | null {
  const answered = views(of).filter((one) => one.answer !== null)
  answered.sort((one, other) => (one.answeredAt ?? "").localeCompare(other.answeredAt ?? ""))
  return answered.at(-1)?.answer ?? null
}

/** Somebody should ring them: they are expected, were to be reminded, and none of it arrived. */
export const isUnreached = ({ status }: LightAppointment, of: Views | undefined): boolean =>
  status === "scheduled" && views(of).some(isMissed) && !views(of).some(isReached)

const isSilent = ({ status }: LightAppointment, of: Views | undefined): boolean =>
  status === "scheduled" && views(of).some(isReached) && answerOf(of) === null

export function isShown(one: LightAppointment, of: Views | undefined, show: Shown): boolean {
  if (show === "silent") return isSilent(one, of)
  if (show === "unreached") return isUnreached(one, of)
  return show === "answered" ? answerOf(of) !== null : true
}

export function figuresOf(day: readonly LightAppointment[], of: ViewsByAppointment): ReminderFigures {
  const count = (is: (one: LightAppointment, views: Views | undefined) => boolean) =>
    day.filter((one) => is(one, of.get(one.id))).length
  return {
    appointments: day.length,
    sent: count((_, one) => views(one).some(isReached)),
    answered: count((_, one) => answerOf(one) !== null),
    silent: count(isSilent),
    unreached: count(isUnreached),
  }
}
