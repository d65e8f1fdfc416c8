import { z } from "zod"
import { Day, Id, Instant, type Named, optional } from "@/lib/appointments/schema"
import { DECLINE_CAUSES, type DeclineCause, type WaitingPriority } from "@/lib/appointments/words"
import type { EntryStatus, OfferStatus, OfferWay, ScoreReason, SlotCause, SlotStatus } from "./words"

/** One box of a form that was ticked comes alone, none does not come. */
const list = <T extends z.ZodType>(of: T, most: number) =>
  z.preprocess((value) => (value === "" ? [] : [value].flat()), z.array(of).max(most)).default([])
/** "09:00" as a form has it, or minutes after midnight. */
const Minute = (most: number) =>
  z.preprocess(
    (value) => {
      const [, hours, minutes] = (typeof value === "string" && /^(\d\d):([0-5]\d)$/.exec(value)) || []
      return hours ? Number(hours) * 60 + Number(minutes) : value
    },
    optional(z.coerce.number().int().min(0).max(most)),
  )

const Wish = {
  practitionerIds: list(Id, 20),
  earliestOn: optional(Day),
  latestOn: optional(Day),
  weekdays: list(z.coerce.number().int().min(1).max(7), 7),
  fromMinute: Minute(1_439),
  untilMinute: Minute(1_440),
  priority: z.coerce.number().int().min(0).max(2).default(0),
  because: optional(z.string().trim().max(500, "Keep it under 500 characters.")),
}

type Times = {
  earliestOn?: string | undefined
  latestOn?: string | undefined
  fromMinute?: number | undefined
  untilMinute?: number | undefined
}
const inOrder = ({ earliestOn, latestOn, fromMinute, untilMinute }: Times, ctx: z.RefinementCtx) => {
  const no = (path: string, message: string) => ctx.addIssue({ code: "custom", path: [path], message })
  if (earliestOn && latestOn && latestOn < earliestOn) no("latestOn", "It lies before the first day.")
  if ((fromMinute === undefined) !== (untilMinute === undefined))
    no(fromMinute === undefined ? "fromMinute" : "untilMinute", "Give both times, or none.")
  else if (fromMinute !== undefined && untilMinute !== undefined && untilMinute <= fromMinute)
    no("untilMinute", "It lies before the first time.")
}

export const AddEntryInput = z
  .strictObject({
    /** The form's own: sent twice it adds once. */
    key: z.uuid(),
    patientId: z.string("Choose who waits.").min(1, "Choose who waits.").max(100),
    serviceId: Id,
    /** Of theirs, which they would give up for an earlier one. */
    appointmentId: optional(Id),
    ...Wish,
  })
  .superRefine(inOrder)
export type AddEntryInput = z.output<typeof AddEntryInput>
export const ChangeEntryInput = z.strictObject({ id: Id, ...Wish }).superRefine(inOrder)

export const EntryIdInput = z.strictObject({ id: Id })
export const OfferIdInput = z.strictObject({ id: Id })
export const SlotIdInput = z.strictObject({ id: Id })

const causes = Object.keys(DECLINE_CAUSES) as [DeclineCause, ...DeclineCause[]]
export const DeclineOfferInput = z.strictObject({ id: Id, because: z.enum(causes, "Choose why.") })

export const OfferTimeInput = z.strictObject({
  entryId: Id,
  practitionerId: Id,
  startsAt: Instant,
  way: z.enum(["message", "phone"]).default("message"),
})

export const FreedInput = z.strictObject({
  appointmentId: Id,
  practitionerId: Id,
  startsAt: Instant,
  endsAt: Instant,
  cause: z.enum(["cancelled", "moved"]),
})

export const EntryFilters = z.strictObject({
  tab: z.enum(["waiting", "ended"]).default("waiting"),
  q: optional(z.string().trim().max(100)),
  service: optional(Id),
  priority: optional(z.enum(["0", "1", "2"])),
  patientId: optional(Id),
  cursor: optional(z.string().max(400)),
})
export type EntryFilters = z.output<typeof EntryFilters>
export const CursorInput = z.strictObject({ cursor: optional(z.string().max(400)) })

export type Reason = { reason: ScoreReason; points: number; n?: number }

/** Somebody who waits, as lists show them; a masked view has initials and no words. */
export type EntryRow = {
  id: string
  status: EntryStatus
  priority: WaitingPriority
  patient: { id: string; name: string; phone: string | null }
  service: Named
  practitioners: Named[]
  earliestOn: string | null
  latestOn: string | null
  weekdays: number[]
  fromMinute: number | null
  untilMinute: number | null
  because: string | null
  /** What they have already and would come before. */
  appointment: { id: string; startsAt: string } | null
  /** Of an offer that waits for their answer. */
  offerUntil: string | null
  offers: number
  createdAt: string
  endedAt: string | null
  may: { write: boolean }
}
export type EntryPage = { rows: EntryRow[]; nextCursor: string | null }

export type OfferRow = {
  id: string
  entryId: string
  status: OfferStatus
  way: OfferWay
  patient: { id: string; name: string; phone: string | null }
  service: Named
  practitioner: Named
  startsAt: string
  endsAt: string
  expiresAt: string
  answeredAt: string | null
  createdAt: string
  declinedBecause: DeclineCause | null
  /** OFFER_CAUSES, or the gate's word. */
  because: string | null
  score: number
  reasons: Reason[]
  slotId: string | null
  appointmentId: string | null
  may: { write: boolean }
}
export type OfferPage = { rows: OfferRow[]; nextCursor: string | null }

export type EntryView = EntryRow & { createdBy: string | null; history: OfferRow[] }

export type SlotRow = {
  id: string
  status: SlotStatus
  cause: SlotCause
  practitioner: Named
  startsAt: string
  endsAt: string
  nextAt: string | null
  settledAt: string | null
  createdAt: string
  asked: number
}
export type SlotPage = { rows: SlotRow[]; nextCursor: string | null }
export type SlotView = SlotRow & { offers: OfferRow[]; may: { write: boolean } }

/** What a step of offering came to. */
export type OfferStep =
  | { state: "offered"; offerId: string; until: string }
  /** Nobody can be asked before: it is closed, or whoever is next was written to just now. */
  | { state: "wait"; until: string }
  | { state: "ended"; status: SlotStatus }
