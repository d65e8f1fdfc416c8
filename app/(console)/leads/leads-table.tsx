"use client"

import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { DataTable } from "@/components/data-table"
import { useLiveRows } from "@/components/live-rows"
import { Callout } from "@/components/ui/callout"
import { later } from "@/components/ui/later"
import type { BulkProgress } from "@/lib/leads/bulk-schema"
import type { Colleague, LeadPage, LeadRow } from "@/lib/leads/schema"
import type { LeadSources } from "@/lib/leads/sources"
import { COUNT_CAP } from "@/lib/leads/words"
import { t } from "@/lib/say"
import { getJson } from "@/lib/web/query-client"
import { keepColumns } from "./actions"
import { columnsFor } from "./columns"
import { useTake } from "./use-take"

const NoLeads = later(() => import("./no-leads").then((file) => file.NoLeads))
const AssignDialog = later(() => import("./assign-dialog").then((file) => file.AssignDialog))
const BulkBar = later(() => import("./bulk-bar").then((file) => file.BulkBar))
const BulkState = later(() => import("./bulk-state").then((file) => file.BulkState))
const LeadsToolbar = later(() => import("./toolbar").then((file) => file.LeadsToolbar))

type Props = {
  path: string
  match: Record<string, string>
  first: LeadPage
  sort: string
  colleagues: readonly Colleague[]
  isFiltered: boolean
  columns: Record<string, boolean>
  bulk: BulkProgress | null
}

export function LeadsTable({ path, match, first, sort, colleagues, isFiltered, columns, bulk }: Props) {
  const live = useLiveRows<LeadRow>(path, first, ["lead", "message"])
  const { take } = useTake()
  const [assigning, setAssigning] = useState<LeadRow | null>(null)
  const [started, setStarted] = useState(bulk)
  const total = useTotal(match, live.page.next !== null || /cursor=/.test(path))
  const { view } = first
  return (
    <>
      {live.stale && (
        <Callout tone="amber" role="status" className="mx-4 mt-3 md:mx-6">
          {t("New leads cannot be read just now. What you see may be out of date; Rounds keeps trying.")}
        </Callout>
      )}
      {first.isCut && (
        <Callout className="mx-4 mt-3 md:mx-6">
          {match.duplicates
            ? t("There are very many open leads: only the newest were compared with the rest.")
            : t(
                "Very many patients match; only some of their leads are listed. Say more of the name, or the last four digits.",
              )}
        </Callout>
      )}
      {started && <BulkState key={started.id} first={started} />}
      <DataTable
        name="leads"
        label={t("Leads")}
        columns={columnsFor(view, take)}
        kept={{ columns, keep: (chosen) => void keepColumns({ table: "leads", columns: chosen }) }}
        rows={live.rows}
        rowId={(row) => row.id}
        rowHref={(row) => `/leads/${row.id}`}
        rowLabel={(row) => row.patient.name}
        isMuted={(row) => ["won", "lost", "archived"].includes(row.status)}
        freshIds={live.freshIds}
        arrivals={{ ...live.arrivals, note: live.arrivals.rows[0]?.patient.name }}
        sort={sort}
        page={live.page}
        total={total}
        keys={view.work ? { e: take, a: setAssigning } : undefined}
        selectionActions={
          view.work
            ? (selection) => (
                <BulkBar selection={selection} match={match} colleagues={colleagues} onStarted={setStarted} />
              )
            : undefined
        }
        toolbar={<LeadsToolbar view={view} colleagues={colleagues} />}
        empty={<NoLeads isFiltered={isFiltered} />}
      />
      {assigning && (
        <AssignDialog
          key={assigning.id}
          lead={assigning}
          colleagues={colleagues}
          open
          onOpenChange={(open) => !open && setAssigning(null)}
        />
      )}
    </>
  )
}

/** How many match, where that is more than what is on screen. */
function useTotal(match: Record<string, string>, isPaged: boolean) {
  const path = `/api/leads/sources?${new URLSearchParams(match)}`
  const { data } = useQuery({
    queryKey: [path],
    queryFn: ({ signal }) => getJson<LeadSources>(path, { signal }),
    enabled: isPaged,
    staleTime: 30_000,
  })
  if (!data || !isPaged) return undefined
  return { value: Math.min(data.total, COUNT_CAP), isMore: data.total > COUNT_CAP }
}
