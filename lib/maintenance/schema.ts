import { z } from "zod"
import { UtcWall } from "@/lib/inputs"
import type { Standing } from "@/lib/maintenance/rules"
import { LONGEST_WINDOW_MS } from "@/lib/maintenance/words"

const Id = z.uuid("Nothing is known by this id.")
const Title = z.string().trim().min(3, "Say in a few words what is done.").max(140)
const Words = z.string().trim().max(1_000)

/** As fields for date and time have them, in UTC. */
const span = { starts: UtcWall, ends: UtcWall }
const isSpan = ({ starts, ends }: { starts: Date; ends: Date }) =>
  ends > starts && +ends - +starts <= LONGEST_WINDOW_MS
const SPAN = { path: ["ends"], error: "It ends after it begins, and within a day." }

export const PlanMaintenanceInput = z
  .strictObject({
    /** Pressed twice, it is one. */
    key: Id,
    title: Title,
    words: Words.optional(),
    ...span,
    /** Alerts are told to nobody meanwhile. */
    mutesAlerts: z.enum(["yes", "no"]).default("yes"),
  })
  .refine(isSpan, SPAN)

export const MoveMaintenanceInput = z
  .strictObject({ id: Id, words: Words.optional(), ...span })
  .refine(isSpan, SPAN)

export const CancelMaintenanceInput = z.strictObject({
  id: Id,
  reason: z.string().trim().min(3, "Say why.").max(500),
})

export const FinishMaintenanceInput = z.strictObject({
  id: Id,
  /** What was done, for those who are told. */
  words: z.string().trim().min(3, "Say what was done.").max(1_000),
})

export const KeepMaintenanceInput = z.strictObject({})
export const ListMaintenanceInput = z.strictObject({ cursor: z.string().max(200).optional() })
export const ShowMaintenanceInput = z.strictObject({})

export type MaintenanceRow = {
  id: string
  /** Null of the monthly one: its name is drawn in the reader's language. */
  title: string | null
  words: string
  kind: "monthly" | "once"
  standing: Standing
  startsAt: string
  endsAt: string
  mutesAlerts: boolean
  noticedAt: string | null
  doneAt: string | null
  /** Null: nobody said what was done. */
  doneWords: string | null
  doneBy: string
  cancelReason: string | null
  plannedBy: string
}

export type MaintenancePage = { ahead: MaintenanceRow[]; past: MaintenanceRow[]; nextCursor: string | null }

/** For the frame. */
export type MaintenanceBanner = {
  title: string | null
  words: string
  startsAt: string
  endsAt: string
  isRunning: boolean
}
