import { z } from "zod"
import { optional } from "@/lib/appointments/schema"
import type { AppointmentStatus } from "@/lib/appointments/words"
import { NO_SHOW_TABS, type NoShowReasonName, type NoShowTab } from "@/lib/no-shows/words"

const keys = <T extends string>(of: Record<T, unknown>) => Object.keys(of) as [T, ...T[]]
const Id = z.string().max(64)

export const NothingInput = z.strictObject({})
export const FollowInput = z.strictObject({ appointmentId: Id })
/** Where the last part ended; absent: from the beginning. */
export const PartInput = z.strictObject({ after: z.string().max(200).default("") })

export const NoShowFilters = z.strictObject({
  tab: z.enum(keys<NoShowTab>(NO_SHOW_TABS)).default("open"),
  practitioner: optional(Id),
  cursor: optional(z.string().max(400)),
})
export type NoShowFilters = z.output<typeof NoShowFilters>

type Person = { id: string; name: string; phone: string | null }

export type NoShowRow = {
  id: string
  startsAt: string
  /** Another one stands in its place. */
  isMoved: boolean
  patient: Person
  practitioner: { id: string; name: string }
  service: { id: string; name: string }
  /** How often they did not come, this time included. */
  missed: number
  /** Their next one, where they are booked again. */
  next: { id: string; at: string } | null
  /** Who was asked to call them. */
  task: {
    id: string
    isOpen: boolean
    dueAt: string | null
    isLate: boolean
    owner: string | null
    outcome: string | null
  } | null
  may: { write: boolean; task: boolean }
}
export type NoShowPage = {
  rows: NoShowRow[]
  nextCursor: string | null
  open: number
}

export type LikelyRow = {
  id: string
  startsAt: string
  status: AppointmentStatus
  percent: number
  reasons: { reason: NoShowReasonName; points: number }[]
  patient: Person
  practitioner: { id: string; name: string }
  service: { id: string; name: string }
}

/** Of what was to take place: kept, missed, called off within a day of it; `recovered`: missed and booked again. */
export type NoShowCounts = { kept: number; missed: number; calledOff: number; recovered: number }
export type NoShowGroup = NoShowCounts & { of: string }
export type NoShowFigures = {
  total: NoShowCounts
  before: NoShowCounts
  /** By Mondays. */
  weeks: NoShowGroup[]
  services: NoShowGroup[]
  /** 1 Monday – 7 Sunday. */
  weekdays: NoShowGroup[]
  /** Null where the role sees totals alone. */
  practitioners: NoShowGroup[] | null
}
