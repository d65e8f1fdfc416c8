"use client"

import { useEffect, useState } from "react"
import { say } from "@/components/announcer"
import { LEAD_STATES } from "@/components/lead-states"
import { lookAmong } from "@/components/state"
import type { LeadsToday, TodayLead } from "@/lib/leads/schema"
import { t } from "@/lib/say"
import { compare } from "./order"

export type Kept = {
  lead: TodayLead
  takenBy: string | null
  /** As it was when it came on screen: a clock that runs out does not move what is being read. */
  isLate: boolean
  /** Above those without a clock of their own, for who sees no scores. */
  isUrgent: boolean
}
type Held = { from: LeadsToday | null; rows: readonly Kept[]; freshIds: ReadonlySet<string> }

/** The list as it is read: new leads come in at their due time, taken ones stay in place with who took them. */
export function useKept(leads: LeadsToday): { rows: readonly Kept[]; freshIds: ReadonlySet<string> } {
  const [held, setHeld] = useState<Held>({ from: null, rows: [], freshIds: new Set() })
  useEffect(() => {
    const arrived = held.rows.filter((row) => held.freshIds.has(row.lead.id))
    if (arrived.length > 0) say(arrived.map((row) => spoken(row.lead)).join(" "))
  }, [held])
  if (held.from === leads) return held
  const next = merged(held, leads)
  setHeld(next)
  return next
}

function merged(held: Held, leads: LeadsToday): Held {
  const known = new Map(held.rows.map((row) => [row.lead.id, row]))
  const free = new Set(leads.free.map((lead) => lead.id))
  const takenBy = new Map(leads.taken.map((one) => [one.id, one.by]))
  const gone = held.rows
    .filter(({ lead }) => !free.has(lead.id) && takenBy.has(lead.id))
    .map((row) => ({ ...row, takenBy: takenBy.get(row.lead.id) ?? null }))
  const waiting = leads.free.map((lead) => ({
    lead,
    takenBy: null,
    isLate: known.get(lead.id)?.isLate ?? (leads.view.scores && isLate(lead, leads.at)),
    isUrgent: !leads.view.scores && lead.urgency !== "none",
  }))
  const rows = [...waiting, ...gone].sort(compare)
  const arrived = held.from ? leads.free.filter((lead) => !known.has(lead.id)) : []
  return { from: leads, rows, freshIds: new Set(arrived.map((lead) => lead.id)) }
}

const isLate = ({ dueAt }: TodayLead, at: string): boolean => dueAt !== null && dueAt < at

function spoken(lead: TodayLead): string {
  const kind = lead.classification
    ? `${t(lookAmong(LEAD_STATES.classification, lead.classification).word).toLowerCase()} `
    : ""
  return t("New {kind}lead: {name}.", { kind, name: lead.patient.name })
}
