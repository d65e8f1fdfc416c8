import { findService } from "@/lib/appointments/desks"
import { slotsFor } from "@/lib/appointments/find-slots"
import { FindSlotsInput, type FreeSlot } from "@/lib/appointments/schema"
import { daysFrom } from "@/lib/appointments/spans"
import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import type { WaitingListEntry } from "@/lib/generated/prisma/client"
import { query } from "@/lib/operation"
import { addMs, calendarDay, MINUTE_MS, toDate } from "@/lib/time"
import { laterOf } from "./candidates"
import { entryInReach } from "./reach"
import { EntryIdInput } from "./schema"
import { NOTICE_MINUTES } from "./words"

const MOST = 8
const DAYS_AHEAD = 28
type Wanting = Pick<
  WaitingListEntry,
  | "patientId"
  | "serviceId"
  | "appointmentId"
  | "practitionerIds"
  | "earliestOn"
  | "latestOn"
  | "weekdays"
  | "fromMinute"
  | "untilMinute"
>

/** Free times that suit somebody who waits, soonest first; none that is later than what they have. */
export async function timesSuiting(tx: Tx, ctx: Ctx, entry: Wanting, limit = MOST): Promise<FreeSlot[]> {
  const { timeZone } = ctx.clinic
  const today = calendarDay(ctx.now, timeZone)
  const earliest = entry.earliestOn?.toISOString().slice(0, 10)
  const fromOn = earliest && earliest > today ? earliest : today
  const latest = entry.latestOn?.toISOString().slice(0, 10)
  const days = daysFrom(fromOn, DAYS_AHEAD).filter((day) => !latest || day <= latest).length
  if (days === 0) return []
  const { by } = await findService(tx, entry.serviceId)
  const practitionerIds = entry.practitionerIds.filter((id) => by.has(id))
  // Nobody they want does it any more.
  if (entry.practitionerIds.length > 0 && practitionerIds.length === 0) return []
  const later = await laterOf(tx, ctx, entry, ctx.now)
  const page = await slotsFor(
    tx,
    ctx,
    FindSlotsInput.parse({
      serviceId: entry.serviceId,
      practitionerIds,
      fromOn,
      days,
      weekdays: entry.weekdays,
      fromMinute: entry.fromMinute ?? undefined,
      untilMinute: entry.untilMinute ?? undefined,
      limit: limit + MOST,
    }),
  )
  const notBefore = addMs(ctx.now, NOTICE_MINUTES * MINUTE_MS)
  return page.slots
    .filter(({ startsAt }) => toDate(startsAt) >= notBefore && (!later || toDate(startsAt) < later.startsAt))
    .slice(0, limit)
}

/** What could be offered to somebody who waits, by hand. */
export const timesForEntry = query({
  name: "waiting_list.times_for",
  may: "appointments.write",
  input: EntryIdInput,
  run: async ({ ctx, tx, input, grant }): Promise<FreeSlot[]> =>
    timesSuiting(tx, ctx, await entryInReach(tx, ctx, grant, input.id)),
  reads: () => null,
})
