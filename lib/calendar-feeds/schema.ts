import { z } from "zod"
import { Id, optional } from "@/lib/appointments/schema"
import type { AppointmentStatus } from "@/lib/appointments/words"
import { FEED_SCOPES, type FeedScope } from "@/lib/calendar-feeds/words"

export const MakeFeedInput = z.strictObject({
  key: z.uuid("The form is out of date. Load the page again."),
  scope: z
    .enum(Object.keys(FEED_SCOPES) as [FeedScope, ...FeedScope[]], "Choose what it shows.")
    .default("mine"),
  practitionerId: optional(Id),
  roomId: optional(Id),
  /** Names of patients instead of initials. */
  showsNames: z.coerce.boolean().default(false),
})
export const FeedIdInput = z.strictObject({ id: Id })

export type FeedRow = {
  id: string
  scope: FeedScope
  /** The practitioner or room, by name. */
  of: string | null
  showsNames: boolean
  owner: { id: string; name: string; isMe: boolean }
  createdAt: string
  lastReadAt: string | null
}
export type FeedList = {
  rows: FeedRow[]
  practitioners: { id: string; name: string }[]
  rooms: { id: string; name: string }[]
  /** Whether others' appointments can be chosen, and whether this member is a practitioner. */
  may: { all: boolean; mine: boolean }
}

/** One appointment as a calendar program shows it. */
export type FeedEvent = {
  id: string
  startsAt: Date
  endsAt: Date
  status: AppointmentStatus
  /** Counted up when it is moved or falls through. */
  sequence: number
  createdAt: Date
  changedAt: Date
  summary: string
  location: string
  description: string
}
export type FeedContent = { name: string; events: FeedEvent[] }
