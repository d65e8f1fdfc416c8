"use client"

import { useState } from "react"
import { say } from "@/components/announcer"
import { stateOf } from "@/components/states"
import type { LeadsToday, TodayLead } from "@/lib/leads/schema"

export type Kept = { lead: TodayLead; takenBy: string | null }
type Held = { from: LeadsToday | null; rows: readonly Kept[]; freshIds: ReadonlySet<string> }

const key = ({ dueAt, waitingSince, id }: TodayLead): string => `${dueAt ?? "~"} ${waitingSince ?? "~"} ${id}`

/** The list as it is read: new leads come in at their due time, taken ones stay in place with who took them. */
export function useKept(leads: LeadsToday): { rows: readonly Kept[]; freshIds: ReadonlySet<string> } {
  const [held, setHeld] = useState<Held>({ from: null, rows: [], freshIds: new Set() })
  if (held.from === leads) return held
  const next = merged(held, leads)
  setHeld(next)
  return next
}

function merged(held: Held, leads: LeadsToday): Held {
  const known = new Set(held.rows.map((row) => row.lead.id))
  const free = new Set(leads.free.map((lead) => lead.id))
  const takenBy = new Map(leads.taken.map((one) => [one.id, one.by]))
  const gone = held.rows
    .filter(({ lead }) => !free.has(lead.id) && takenBy.has(lead.id))
    .map(({ lead }) => ({ lead, takenBy: takenBy.get(lead.id) ?? null }))
  const rows = [...leads.free.map((lead) => ({ lead, takenBy: null })), ...gone].sort((one, other) =>
    key(one.lead) < key(other.lead) ? -1 : 1,
  )
  const arrived = held.from ? leads.free.filter((lead) => !known.has(lead.id)) : []
  if (arrived.length > 0) queueMicrotask(() => say(arrived.map(spoken).join(" ")))
  return { from: leads, rows, freshIds: new Set(arrived.map((lead) => lead.id)) }
}

function spoken(lead: TodayLead): string {
  const kind = lead.classification
    ? `${stateOf("classification", lead.classification).word.toLowerCase()} `
    : ""
  return `New ${kind}lead: ${lead.patient.name}.`
}
