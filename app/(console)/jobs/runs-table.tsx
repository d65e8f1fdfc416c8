"use client"

import { DataTable } from "@/components/data-table"
import { EmptyState } from "@/components/empty-state"
import { FilterSearch, FilterSelect } from "@/components/filters"
import { icon } from "@/components/icon"
import { useLiveRows } from "@/components/live-rows"
import { stateOf } from "@/components/states"
import { StatusBadge } from "@/components/status-badge"
import type { Column } from "@/components/table/column"
import { Time } from "@/components/time"
import { ButtonLink } from "@/components/ui/button"
import type { Option } from "@/components/ui/select"
import type { RunPage, RunRow } from "@/lib/jobs/schema"
import { RUN_STATUSES } from "@/lib/jobs/words"
import { duration } from "@/lib/time"
import { errorText } from "./error-text"
import { SINCE } from "./search-params"

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
          <RotateCcw aria-label="A rerun" className="ml-1.5 inline size-3.5 align-[-2px] text-ink-3" />
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
    cell: (run) => run.error && <span title={errorText(run.error)}>{errorText(run.error)}</span>,
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
  functions: readonly Option[]
  aliases: Record<string, string>
  isFiltered: boolean
}

export function RunsTable({ path, first, functions, aliases, isFiltered }: Props) {
  const live = useLiveRows(path, first, ["run"])
  return (
    <DataTable
      name="runs"
      label="Runs"
      columns={columns(aliases)}
      rows={live.rows}
      rowId={(run) => run.id}
      rowHref={(run) => `/jobs/runs/${run.id}`}
      rowLabel={(run) => run.functionId}
      freshIds={live.freshIds}
      arrivals={live.arrivals}
      page={live.page}
      toolbar={
        <>
          <FilterSearch placeholder="Function, or id of a run, lead or event" />
          <FilterSelect
            name="status"
            label="Any state"
            options={RUN_STATUSES.map((status) => ({ value: status, label: stateOf("run", status).word }))}
          />
          <FilterSelect name="function" label="Any function" options={functions} />
          <FilterSelect
            name="since"
            label="Any time"
            options={SINCE.map(({ value, label }) => ({ value, label }))}
          />
        </>
      }
      empty={
        isFiltered ? (
          <EmptyState
            icon={<Workflow />}
            title="No run matches"
            action={<ButtonLink href="/jobs">Show all runs</ButtonLink>}
          >
            Search takes a function's name or alias, or the whole id of a run, a lead or an event.
          </EmptyState>
        ) : (
          <EmptyState
            icon={<Workflow />}
            title="Nothing has run yet"
            action={<ButtonLink href="/jobs?view=functions">See the functions</ButtonLink>}
          >
            Each message that comes in starts a run here: reading it, scoring the lead, telling people.
          </EmptyState>
        )
      }
    />
  )
}
