"use client"

import { DataTable } from "@/components/data-table"
import { EmptyState } from "@/components/empty-state"
import { icon } from "@/components/icon"
import { useLiveRows } from "@/components/live-rows"
import { StatusBadge } from "@/components/status-badge"
import type { Column } from "@/components/table/column"
import { Time } from "@/components/time"
import { ButtonLink } from "@/components/ui/button"
import type { RunCount, RunPage, RunRow } from "@/lib/jobs/schema"
import { t } from "@/lib/say"
import { duration } from "@/lib/time"
import { errorText } from "./error-text"
import { RerunBar } from "./rerun-bar"
import { type Choices, RunsToolbar } from "./runs-toolbar"

const RotateCcw = icon("rotate-ccw")
const Workflow = icon("workflow")

const columns = (aliases: Record<string, string>): Column<RunRow>[] => [
  {
    id: "function",
    header: "Function",
    fixed: true,
    cell: (run) => (
      <>
        {run.functionId}
        {run.rerunOf && (
          <RotateCcw aria-label={t("A rerun")} className="ml-1.5 inline size-3.5 align-[-2px] text-ink-3" />
        )}
        {aliases[run.functionId] && (
          <span className="ml-2 text-xs font-normal text-ink-3 max-md:hidden">{aliases[run.functionId]}</span>
        )}
      </>
    ),
  },
  {
    id: "state",
    header: "State",
    width: "w-32",
    phone: "aside",
    cell: (run) => (
      <StatusBadge kind="run" value={run.status} look={run.status === "completed" ? "plain" : "soft"} />
    ),
  },
  {
    id: "error",
    header: "Why it failed",
    width: "w-64",
    from: "lg",
    cell: (run) =>
      run.error && (
        <span title={errorText(run.error)}>
          {run.settledAs && (
            <span className="text-ink-3">
              {run.settledAs === "rerun" ? t("Run again:") : t("Discarded:")}{" "}
            </span>
          )}
          {errorText(run.error)}
        </span>
      ),
  },
  {
    id: "tries",
    header: "Tries",
    width: "w-16",
    align: "end",
    from: "xl",
    phone: "hide",
    cell: (run) => `${run.attempt + 1}/${run.maxAttempts}`,
  },
  {
    id: "took",
    header: "Took",
    width: "w-24",
    align: "end",
    cell: (run) => (run.durationMs === null ? "–" : duration(run.durationMs)),
  },
  {
    id: "started",
    header: "Started",
    width: "w-28",
    align: "end",
    cell: (run) => <Time value={run.createdAt} />,
  },
  {
    id: "provider",
    header: "Provider",
    width: "w-24",
    hidden: true,
    cell: (run) => run.provider ?? "–",
  },
  {
    id: "release",
    header: "Release",
    width: "w-28",
    hidden: true,
    cell: (run) => <span className="font-mono text-xs text-ink-3">{run.releaseSha.slice(0, 10)}</span>,
  },
  {
    id: "event",
    header: "Event",
    width: "w-40",
    hidden: true,
    cell: (run) => <span className="font-mono text-xs text-ink-3">{run.eventName}</span>,
  },
  {
    id: "id",
    header: "Run",
    width: "w-24",
    align: "end",
    hidden: true,
    cell: (run) => <span className="font-mono text-xs text-ink-3">{run.id.slice(-8)}</span>,
  },
]

type Props = {
  path: string
  first: RunPage
  total: RunCount
  /** In force, as the list was asked for them. */
  filters: Record<string, string>
  may: { rerun: boolean; names: boolean }
  choices: Choices
  aliases: Record<string, string>
}

export function RunsTable({ path, first, total, filters, may, choices, aliases }: Props) {
  const live = useLiveRows(path, first, ["run"])
  return (
    <DataTable
      name="runs"
      label={t("Runs")}
      columns={columns(aliases)}
      rows={live.rows}
      rowId={(run) => run.id}
      rowHref={(run) => `/jobs/runs/${run.id}`}
      rowLabel={(run) => run.functionId}
      freshIds={live.freshIds}
      arrivals={live.arrivals}
      page={live.page}
      total={total}
      selectionActions={
        may.rerun
          ? (selection) => <RerunBar selection={selection} filters={filters} total={total} />
          : undefined
      }
      toolbar={<RunsToolbar choices={choices} names={may.names} />}
      empty={
        Object.keys(filters).length > 0 ? (
          <EmptyState
            icon={<Workflow />}
            title={t("No run matches")}
            action={<ButtonLink href="/jobs">{t("Show all runs")}</ButtonLink>}
          >
            {t(
              "Search takes a function's name or alias, an error's name or code, or the whole id of a run, event, lead, patient, webhook event or message.",
            )}
          </EmptyState>
        ) : (
          <EmptyState
            icon={<Workflow />}
            title={t("Nothing has run yet")}
            action={<ButtonLink href="/jobs/functions">{t("See the functions")}</ButtonLink>}
          >
            {t("Each message that comes in starts a run here: reading it, scoring the lead, telling people.")}
          </EmptyState>
        )
      }
    />
  )
}
