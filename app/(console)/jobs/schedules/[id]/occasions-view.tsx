import Link from "next/link"
import type { ReactNode } from "react"
import { EmptyState } from "@/components/empty-state"
import { FilterSelect } from "@/components/filters"
import { icon } from "@/components/icon"
import { StatusBadge } from "@/components/status-badge"
import { Time } from "@/components/time"
import { ButtonLink } from "@/components/ui/button"
import { cn } from "@/components/ui/cn"
import type { Ctx } from "@/lib/ctx"
import { t, tn } from "@/lib/say"
import { listOccasions } from "@/lib/schedules/occasions"
import type { OccasionRow } from "@/lib/schedules/schema"
import { OUTCOMES, reasonWords } from "@/lib/schedules/words"
import { duration } from "@/lib/time"
import { OUTCOME_LOOK, OutcomeBadge } from "../outcome-look"

const CalendarClock = icon("calendar-clock")
const EDGE = "border-b border-line px-2 align-top first:pl-4 last:pr-4 md:first:pl-6 md:last:pr-6"
const CELL = cn(EDGE, "py-2")
const HEAD = cn(EDGE, "h-8 text-left text-xs leading-8 font-medium whitespace-nowrap text-ink-3")

type Props = { ctx: Ctx; id: string; zone: string; outcome?: string; cursor?: string }

/** One schedule's occasions, newest first. */
export async function OccasionsView({ ctx, id, zone, outcome, cursor }: Props) {
  const known = OUTCOMES.find((one) => one === outcome)
  const { rows, nextCursor } = await listOccasions(ctx, { id, outcome: known, cursor })
  const href = (next: Record<string, string | undefined>) => {
    const given = Object.entries(next).filter((pair): pair is [string, string] => pair[1] !== undefined)
    const query = new URLSearchParams(given).toString()
    return query ? `/jobs/schedules/${id}?${query}` : `/jobs/schedules/${id}`
  }
  return (
    <section aria-label={t("Occasions")} className="min-w-0">
      <div className="flex items-center gap-2 border-y border-line px-4 py-2 md:px-6">
        <FilterSelect
          name="outcome"
          label={t("Any outcome")}
          options={OUTCOMES.map((value) => ({ value, label: t(OUTCOME_LOOK[value].word) }))}
        />
      </div>
      {rows.length === 0 ? (
        <EmptyState
          icon={<CalendarClock />}
          title={known || cursor ? t("No occasion matches") : t("Nothing was due yet")}
          action={known || cursor ? <ButtonLink href={href({})}>{t("Show all")}</ButtonLink> : undefined}
        >
          {t("Each time it is due stands here, with what became of it; the last 35 days are kept.")}
        </EmptyState>
      ) : (
        <table
          aria-label={t("Occasions")}
          className="w-full border-separate border-spacing-0 text-sm text-ink-2"
        >
          <thead>
            <tr>
              <Head>{t("Due")}</Head>
              <Head>{t("Outcome")}</Head>
              <Head className="max-md:hidden">{t("Begun")}</Head>
              <Head className="max-lg:hidden">{t("Took")}</Head>
              <Head>{t("Run")}</Head>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row key={row.id} row={row} zone={zone} />
            ))}
          </tbody>
        </table>
      )}
      <nav aria-label={t("Pages")} className="flex justify-end gap-2 px-4 py-3 md:px-6">
        {cursor && (
          <ButtonLink size="sm" href={href({ outcome: known })}>
            {t("Newest")}
          </ButtonLink>
        )}
        {nextCursor && (
          <ButtonLink size="sm" href={href({ outcome: known, cursor: nextCursor })}>
            {t("Older")}
          </ButtonLink>
        )}
      </nav>
    </section>
  )
}

/** What a missed one came to; why another was left out. */
function WhatBecame({ row, zone }: { row: OccasionRow; zone: string }) {
  const because = reasonWords(row)
  const wasMadeUp = row.outcome === "missed" && row.startedAt
  if (!wasMadeUp && !because && !row.isCaughtUp) return null
  return (
    <p className="mt-0.5 text-xs text-ink-3">
      {wasMadeUp ? (
        <>
          {t("caught up at")} <Time value={wasMadeUp} as="clock" zone={zone} />
        </>
      ) : (
        (because ?? t("made up for after an outage"))
      )}
    </p>
  )
}

const Head = ({ children, className }: { children: ReactNode; className?: string }) => (
  <th scope="col" className={cn(HEAD, className)}>
    {children}
  </th>
)

function Row({ row, zone }: { row: OccasionRow; zone: string }) {
  const tookMs =
    row.startedAt && row.finishedAt ? Date.parse(row.finishedAt) - Date.parse(row.startedAt) : null
  return (
    <tr className="hover:bg-hover">
      <td className={CELL}>
        <Time value={row.dueAt} as="exact" zone={zone} className="whitespace-normal!" />
        {row.isManual && row.requestedBy && (
          <p className="text-xs text-ink-3">{t("by {name}", { name: row.requestedBy })}</p>
        )}
      </td>
      <td className={CELL}>
        <OutcomeBadge value={row.outcome} />
        <WhatBecame row={row} zone={zone} />
        {row.runs > 1 && <p className="mt-0.5 text-xs text-red">{tn(row.runs, "{n} run", "{n} runs")}</p>}
        {row.note && <p className="mt-0.5 max-w-80 text-xs text-ink-3">{row.note}</p>}
      </td>
      <td className={cn(CELL, "max-md:hidden")}>
        {row.startedAt ? <Time value={row.startedAt} as="clock" zone={zone} /> : "–"}
      </td>
      <td className={cn(CELL, "tabular-nums max-lg:hidden")}>{tookMs === null ? "–" : duration(tookMs)}</td>
      <td className={CELL}>
        {row.runId && row.runStatus ? (
          <Link href={`/jobs/runs/${row.runId}`} className="hover:underline">
            <StatusBadge kind="run" value={row.runStatus} look="plain" />
          </Link>
        ) : (
          "–"
        )}
      </td>
    </tr>
  )
}
