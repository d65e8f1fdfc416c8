import { Stat, Stats } from "@/components/ui/stat"
import { hrefWith } from "@/components/url"
import type { Ctx } from "@/lib/ctx"
import { listReminders } from "@/lib/reminders/list-day"
import { DayInput } from "@/lib/reminders/schema"
import { t } from "@/lib/say"
import { addMs, calendarDay, DAY_MS } from "@/lib/time"
import { DayNav } from "./day-nav"
import { RemindersTable } from "./reminders-table"

const PATH = "/appointments/reminders"

export async function RemindersDay({ ctx, filters }: { ctx: Ctx; filters: Record<string, string> }) {
  const input = DayInput.parse(filters)
  const day = await listReminders(ctx, input)
  const today = calendarDay(ctx.now, ctx.clinic.timeZone)
  const tomorrow = calendarDay(addMs(ctx.now, DAY_MS), ctx.clinic.timeZone)
  const query = new URLSearchParams(filters).toString()
  const href = (show: string | null) => hrefWith(PATH, query, { show, appointment: null })
  const { appointments, sent, answered, silent, unreached } = day.figures
  return (
    <>
      <div className="border-b border-line px-4 py-3 md:px-6">
        <DayNav on={day.on} today={today} tomorrow={tomorrow} />
      </div>
      <div className="px-4 py-3 md:px-6">
        <Stats label={t("The day’s reminders")}>
          <Stat label={t("Appointments")} value={appointments} href={href(null)} />
          <Stat label={t("Reminded")} value={sent} />
          <Stat label={t("Answered")} value={answered} href={href("answered")} />
          <Stat label={t("No answer yet")} value={silent} href={href("silent")} />
          <Stat
            label={t("Not reached")}
            value={unreached}
            href={href("unreached")}
            tone={unreached > 0 ? "red" : "neutral"}
            note={unreached > 0 ? t("to be called") : undefined}
          />
        </Stats>
      </div>
      <RemindersTable
        rows={day.rows}
        next={day.nextCursor}
        show={input.show}
        isEmpty={appointments === 0}
        query={query}
      />
    </>
  )
}
