import Link from "next/link"
import type { ReactNode } from "react"
import { EmptyState } from "@/components/empty-state"
import { FilterSearch } from "@/components/filters"
import { icon } from "@/components/icon"
import { ButtonLink } from "@/components/ui/button"
import type { Ctx } from "@/lib/ctx"
import { t } from "@/lib/say"
import { listSchedules } from "@/lib/schedules/list"
import type { ScheduleRow } from "@/lib/schedules/schema"
import { actedOf } from "./acted"
import { Problems, problemsOf } from "./problems"
import { ScheduleActions } from "./schedule-actions"
import { Last, Later, Next, Paused, ruleWords, When } from "./schedule-parts"
import { Strip, StripCounts } from "./strip"
import { WitnessLine } from "./witness-line"

const CalendarClock = icon("calendar-clock")

export async function SchedulesView({ ctx, q }: { ctx: Ctx; q?: string }) {
  const { rows, witness, mayWrite } = await listSchedules(ctx, { q })
  const own = rows.filter((one) => one.per === "clinic")
  const shared = rows.filter((one) => one.per === "platform")
  return (
    <div className="grid gap-5">
      <div className="grid gap-3">
        <WitnessLine witness={witness} />
        <Problems rows={rows} />
        <div className="flex flex-wrap items-center gap-2">
          <FilterSearch placeholder={t("Schedule, function or other name")} />
        </div>
      </div>
      {rows.length === 0 && (
        <EmptyState
          icon={<CalendarClock />}
          title={t("No schedule by that name")}
          action={<ButtonLink href="/jobs/schedules">{t("Show all schedules")}</ButtonLink>}
        >
          {t("Search takes a schedule's or a function's name, or one it is also known by.")}
        </EmptyState>
      )}
      <Group
        title={ctx.clinic.name}
        hint={t("By the clinic's clock, {zone}", { zone: ctx.clinic.timeZone })}
        rows={own}
        mayWrite={mayWrite.clinic}
      />
      <Group
        title={t("Platform")}
        hint={
          mayWrite.platform
            ? t("Once for all clinics, in UTC")
            : t("Once for all clinics, in UTC; an operator looks after them")
        }
        rows={shared}
        mayWrite={mayWrite.platform}
      />
    </div>
  )
}

/** What somebody should look at first, then what runs, then what comes later. */
const rank = (one: ScheduleRow): number => (problemsOf(one).length > 0 ? 0 : one.built ? 1 : 2)

function Group(props: { title: string; hint: string; rows: readonly ScheduleRow[]; mayWrite: boolean }) {
  if (props.rows.length === 0) return null
  return (
    <section aria-label={props.title} className="min-w-0">
      <header className="mb-2 flex flex-wrap items-baseline gap-x-2">
        <h2 className="text-base font-semibold text-ink">{props.title}</h2>
        <p className="text-xs text-ink-3">{props.hint}</p>
      </header>
      <ul className="overflow-clip rounded-lg border border-line bg-surface">
        {[...props.rows]
          .sort((one, other) => rank(one) - rank(other))
          .map((schedule) => (
            <Row key={schedule.id} schedule={schedule} mayWrite={props.mayWrite} />
          ))}
      </ul>
    </section>
  )
}

const GRID =
  "grid grid-cols-[minmax(0,1fr)_auto] items-start gap-x-4 gap-y-2 lg:grid-cols-[minmax(0,1fr)_7.5rem_7rem_15rem_1.75rem]"

function Row({ schedule, mayWrite }: { schedule: ScheduleRow; mayWrite: boolean }) {
  return (
    <li className={`${GRID} border-b border-line px-4 py-3 text-sm text-ink-2 last:border-0`}>
      <div className="min-w-0">
        <h3 className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <Link href={`/jobs/schedules/${schedule.id}`} className="font-medium text-ink hover:underline">
            {schedule.id}
          </Link>
          {!schedule.built && <Later />}
          {schedule.aliases.length > 0 && (
            <span className="text-xs font-normal text-ink-3">
              {t("also {names}", { names: schedule.aliases.join(", ") })}
            </span>
          )}
        </h3>
        <p className="mt-0.5 text-ink-3">{t(schedule.words)}</p>
        <p className="mt-1 text-xs">
          <When schedule={schedule} />
          {schedule.built && (
            <span className="text-ink-3">; {t("after an outage {rule}", { rule: ruleWords(schedule) })}</span>
          )}
        </p>
        {schedule.paused && <Paused paused={schedule.paused} />}
      </div>
      <div className="lg:order-last lg:justify-self-end">
        {mayWrite && schedule.built && <ScheduleActions schedule={actedOf(schedule)} />}
      </div>
      {schedule.built && (
        <div className="col-span-full grid grid-cols-2 gap-x-4 gap-y-2 lg:contents">
          <Cell label={t("Next")}>
            <Next schedule={schedule} />
          </Cell>
          <Cell label={t("Last")}>
            <Last schedule={schedule} />
          </Cell>
          <div className="col-span-full grid gap-1 text-xs lg:col-span-1">
            <Strip schedule={schedule} />
            <StripCounts schedule={schedule} />
          </div>
        </div>
      )}
    </li>
  )
}

function Cell({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <p className="text-2xs text-ink-3">{label}</p>
      {children}
    </div>
  )
}
