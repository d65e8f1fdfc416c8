"use client"

import { useState } from "react"
import { DataTable } from "@/components/data-table"
import { EmptyState } from "@/components/empty-state"
import { icon } from "@/components/icon"
import { useLiveRows } from "@/components/live-rows"
import { ButtonLink } from "@/components/ui/button"
import { Callout } from "@/components/ui/callout"
import { later } from "@/components/ui/later"
import type { Colleague, LeadPage, LeadRow } from "@/lib/leads/schema"
import { columnsFor } from "./columns"
import { LeadsToolbar } from "./toolbar"
import { useTake } from "./use-take"

const Flame = icon("flame")
const AssignDialog = later(() => import("./assign-dialog").then((file) => file.AssignDialog))

type Props = {
  path: string
  first: LeadPage
  sort: string
  colleagues: readonly Colleague[]
  isFiltered: boolean
}

export function LeadsTable({ path, first, sort, colleagues, isFiltered }: Props) {
  const live = useLiveRows<LeadRow>(path, first, ["lead", "message"])
  const { take } = useTake()
  const [assigning, setAssigning] = useState<LeadRow | null>(null)
  const { view } = first
  return (
    <>
      {live.stale && (
        <Callout tone="amber" role="status" className="mx-4 mt-3 md:mx-6">
          New leads cannot be read just now. What you see may be out of date; Rounds keeps trying.
        </Callout>
      )}
      {first.isCut && (
        <Callout className="mx-4 mt-3 md:mx-6">
          Very many patients match; only some of their leads are listed. Say more of the name, or the last
          four digits.
        </Callout>
      )}
      <DataTable
        name="leads"
        label="Leads"
        columns={columnsFor(view, take)}
        rows={live.rows}
        rowId={(row) => row.id}
        rowHref={(row) => `/leads/${row.id}`}
        rowLabel={(row) => row.patient.name}
        isMuted={(row) => ["won", "lost", "archived"].includes(row.status)}
        freshIds={live.freshIds}
        arrivals={{ ...live.arrivals, note: live.arrivals.rows[0]?.patient.name }}
        sort={sort}
        page={live.page}
        keys={view.work ? { e: take, a: setAssigning } : undefined}
        toolbar={<LeadsToolbar view={view} colleagues={colleagues} />}
        empty={isFiltered ? <NoneMatch /> : <NoneYet />}
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

const NoneMatch = () => (
  <EmptyState
    icon={<Flame />}
    title="No lead matches"
    action={<ButtonLink href="/leads">Show all leads</ButtonLink>}
  >
    Take a filter away, or search for less of the name.
  </EmptyState>
)

const NoneYet = () => (
  <EmptyState
    icon={<Flame />}
    title="No lead yet"
    action={<ButtonLink href="/webhooks?view=setup">Connect WhatsApp</ButtonLink>}
  >
    Who writes to the clinic appears here within seconds, with a score and what speaks for it.
  </EmptyState>
)
