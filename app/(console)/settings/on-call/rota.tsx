import { Badge } from "@/components/ui/badge"
import { ButtonLink } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import type { Ctx } from "@/lib/ctx"
import { listWeek } from "@/lib/rota/list-week"
import { DUTY_NAMES } from "@/lib/rota/words"
import { locale, t } from "@/lib/say"
import { exactDay, toDate } from "@/lib/time"
import { DayCell } from "./day-cell"
import { AddShift } from "./shift-dialog"

const PATH = "/settings/on-call"
const FALLBACK = {
  supervisor: "all coordinators",
  manager: "all admins",
  doctor: "all doctors",
} as const

/** One week, a line of days for each duty; on a phone the days stand one below the other. */
export async function Rota({ ctx, day }: { ctx: Ctx; day?: string }) {
  const week = await listWeek(ctx, { day })
  const { timeZone } = ctx.clinic
  const shown = (one: string | undefined) =>
    one ? exactDay(toDate(`${one}T12:00:00Z`), "UTC", locale()) : ""
  return (
    <section className="grid gap-3" aria-label={t("Rota")}>
      <div className="flex flex-wrap items-center gap-2">
        <h2 className="mr-auto text-lg font-semibold text-ink">
          {shown(week.days[0])} – {shown(week.days[6])}
        </h2>
        <ButtonLink href={`${PATH}?week=${week.previous}`}>{t("Week before")}</ButtonLink>
        <ButtonLink href={PATH}>{t("This week")}</ButtonLink>
        <ButtonLink href={`${PATH}?week=${week.next}`}>{t("Week after")}</ButtonLink>
        {week.may.write && <AddShift people={week.people} day={week.days[0] ?? ""} />}
      </div>
      {week.duties.map(({ duty, shifts, gaps, now }) => (
        <Card
          key={duty}
          title={t(DUTY_NAMES[duty])}
          id={duty}
          flush
          actions={
            now.length > 0 ? (
              <Badge tone="green">{t("Now: {names}", { names: now.join(", ") })}</Badge>
            ) : (
              <Badge tone="amber">{t("Nobody now")}</Badge>
            )
          }
          hint={
            shifts.length === 0
              ? t("No shift this week. {who} are told instead.", { who: t(FALLBACK[duty]) })
              : undefined
          }
        >
          <ol className="grid divide-line max-md:divide-y md:grid-cols-7 md:divide-x">
            {week.days.map((one) => (
              <DayCell
                key={one}
                day={one}
                zone={timeZone}
                shifts={shifts}
                gaps={shifts.length > 0 ? gaps : []}
                people={week.may.write ? week.people : null}
              />
            ))}
          </ol>
        </Card>
      ))}
    </section>
  )
}
