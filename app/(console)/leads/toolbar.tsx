"use client"

import { useSearchParams } from "next/navigation"
import { FilterChip, FilterSearch, FilterSelect } from "@/components/filters"
import { stateOf } from "@/components/states"
import type { Colleague, LeadView } from "@/lib/leads/schema"
import { LEAD_SOURCES, LEAD_STATUSES, SOURCE_NAMES } from "@/lib/leads/words"
import { URGENCIES } from "@/lib/scoring/schema"

const STATUS_OPTIONS = [
  { value: "open", label: "Open" },
  ...LEAD_STATUSES.map((value) => ({ value, label: stateOf("lead", value).word })),
]
const URGENCY_OPTIONS = [
  { value: "urgent", label: "Urgent at all" },
  ...URGENCIES.map((value) => ({
    value,
    label: value === "none" ? "Not urgent" : stateOf("urgency", value).word,
  })),
]
const SOURCE_OPTIONS = LEAD_SOURCES.map((value) => ({ value, label: SOURCE_NAMES[value] }))
const DUE_OPTIONS = [
  { value: "waiting", label: "Waiting" },
  { value: "running", label: "Clock runs" },
  { value: "late", label: "Late" },
]

export function LeadsToolbar({ view, colleagues }: { view: LeadView; colleagues: readonly Colleague[] }) {
  const params = useSearchParams()
  const since = params.get("since")
  const owners = [
    { value: "me", label: "Me" },
    { value: "none", label: "Nobody" },
    ...colleagues.map(({ id, name }) => ({ value: id, label: name })),
  ]
  return (
    <>
      {view.search && <FilterSearch placeholder="Name or last digits" />}
      <FilterSelect name="status" label="Any status" options={STATUS_OPTIONS} />
      <FilterSelect name="urgency" label="Any urgency" options={URGENCY_OPTIONS} />
      <FilterSelect name="owner" label="Any owner" options={owners} />
      <FilterSelect name="source" label="Any source" options={SOURCE_OPTIONS} />
      <FilterSelect
        name="due"
        label="Answered or not"
        options={view.scores ? DUE_OPTIONS : DUE_OPTIONS.slice(0, 1)}
      />
      {since && <FilterChip names={["since"]}>{`Came in since ${since}`}</FilterChip>}
      {params.has("patient") && <FilterChip names={["patient"]}>One patient</FilterChip>}
    </>
  )
}
