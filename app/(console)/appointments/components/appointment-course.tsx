"use client"

import { useTimeZone } from "@/components/clock"
import { Time } from "@/components/time"
import type { AppointmentView } from "@/lib/appointments/schema"
import { failedWords } from "@/lib/messaging/words"
import { ANSWERS, REMINDER_BECAUSE, REMINDER_KINDS, REMINDER_STATUSES } from "@/lib/reminders/words"
import { t } from "@/lib/say"
import { calendarDay, toDate } from "@/lib/time"

const wordOf = (of: Readonly<Record<string, string>>, key: string): string => t(of[key] ?? key)

/** Its own word, or the gate's. */
function becauseOf(because: string): string {
  if (Object.hasOwn(REMINDER_BECAUSE, because)) return wordOf(REMINDER_BECAUSE, because)
  const said = failedWords(because)
  return said ? t(said) : because
}

/** When they came and went; what was sent before, and what they answered; how likely it was that they stay away. */
export function AppointmentCourse({ one }: { one: AppointmentView }) {
  const zone = useTimeZone()
  // Only what is of another day says which.
  const asOf = (at: string) =>
    calendarDay(toDate(at), zone) === calendarDay(toDate(one.startsAt), zone) ? "clock" : "moment"
  const steps = [
    { label: t("Confirmed"), at: one.confirmedAt },
    { label: t("Checked in"), at: one.checkedInAt },
    { label: t("Went in"), at: one.startedAt },
    { label: one.status === "no_show" ? t("Marked as not come") : t("Ended"), at: one.finishedAt },
    { label: t("Cancelled"), at: one.cancelledAt },
  ].flatMap(({ label, at }) => (at === null ? [] : [{ label, at }]))
  return (
    <>
      {steps.length > 0 && (
        <Part title={t("What happened")}>
          {steps.map(({ label, at }) => (
            <Line key={label} label={label} aside={<Time value={at} as={asOf(at)} />} />
          ))}
        </Part>
      )}
      {one.reminders.length > 0 && (
        <Part title={t("Reminders")}>
          {one.reminders.map((reminder) => (
            <Line
              key={`${reminder.kind} ${reminder.dueAt}`}
              label={wordOf(REMINDER_KINDS, reminder.kind)}
              aside={
                reminder.answer
                  ? wordOf(ANSWERS, reminder.answer)
                  : wordOf(REMINDER_STATUSES, reminder.status)
              }
              hint={
                reminder.because ? becauseOf(reminder.because) : <Time value={reminder.dueAt} as="moment" />
              }
            />
          ))}
        </Part>
      )}
      {one.noShowPercent !== null && (
        <Part title={t("May not come: {n} of 100", { n: one.noShowPercent })}>
          {one.noShowReasons.map(({ reason, points }) => (
            <Line
              key={reason}
              label={t(reason)}
              aside={<span className="tabular-nums">{points > 0 ? `+${points}` : points}</span>}
            />
          ))}
        </Part>
      )}
    </>
  )
}

function Part({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <section aria-label={title} className="grid gap-2">
      <h3 className="text-xs font-medium text-ink-3">{title}</h3>
      <ul className="grid gap-1.5">{children}</ul>
    </section>
  )
}

function Line({ label, aside, hint }: { label: string; aside?: React.ReactNode; hint?: React.ReactNode }) {
  return (
    <li className="grid gap-0.5 text-sm">
      <span className="flex items-baseline justify-between gap-3">
        <span className="text-ink">{label}</span>
        <span className="text-ink-2">{aside}</span>
      </span>
      {hint && <span className="text-xs text-ink-3">{hint}</span>}
    </li>
  )
}
