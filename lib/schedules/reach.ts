import { type ScheduleEntry, scheduleEntry } from "@/inngest/schedules"
import { can } from "@/lib/can"
import { inPlatform } from "@/lib/connections/store"
import type { Ctx } from "@/lib/ctx"
import { platformDb, type Tx } from "@/lib/db"
import { fail } from "@/lib/errors"
import { mayReadPlatform, mayWritePlatform } from "@/lib/jobs/platform"
import { announce } from "@/lib/live/announce"
import type { Done } from "@/lib/operation"
import { PLATFORM } from "@/lib/schedules/occasion"

/** Whose row it is: the clinic's own under row-level security, or the platform's over its connection. */
export type Standing = { scope: string; clinicId: string | null; timeZone: string }

export const standingOf = (ctx: Ctx, entry: ScheduleEntry): Standing =>
  entry.per === "platform"
    ? { scope: PLATFORM, clinicId: null, timeZone: "UTC" }
    : { scope: ctx.clinicId, clinicId: ctx.clinicId, timeZone: ctx.clinic.timeZone }

/** The registered schedule, if this person may know of it. Throws `not_found`. */
export function entryInReach(ctx: Ctx, id: string): ScheduleEntry {
  const entry = scheduleEntry(id)
  if (!entry || (entry.per === "platform" && !mayReadPlatform(ctx))) return fail("not_found")
  return entry
}

/** The platform's is one for all clinics: an admin of one of them reads it. */
export const mayWriteEntry = (ctx: Ctx, { per }: Pick<ScheduleEntry, "per">): boolean =>
  can(ctx.roles, "schedules.write") !== null && (per === "clinic" || mayWritePlatform(ctx))

/** The same for who changes it. Throws `forbidden` of what may only be read. */
export function entryToChange(ctx: Ctx, id: string): ScheduleEntry {
  const entry = entryInReach(ctx, id)
  if (!mayWriteEntry(ctx, entry))
    fail("forbidden", { sentence: "It runs for every clinic: an operator looks after it." })
  return entry
}

/** Where an entry's rows are read. */
export const readerOf = (tx: Tx, entry: ScheduleEntry): Tx => (entry.per === "platform" ? platformDb() : tx)

/** A change where the row lies; what it records stands in the clinic in which the person is at work. */
export async function changing<Out>(
  ctx: Ctx,
  tx: Tx,
  entry: ScheduleEntry,
  work: (tx: Tx, standing: Standing) => Promise<Done<Out>>,
): Promise<Done<Out>> {
  const standing = standingOf(ctx, entry)
  if (entry.per === "clinic") return work(tx, standing)
  const done = await inPlatform(ctx, (platform) => work(platform, standing))
  announce(ctx.clinicId, "schedule.changed", entry.id)
  return done
}

/** The row, made where there is none yet, and held for the rest of the transaction. */
export async function takeSchedule(tx: Tx, { id }: ScheduleEntry, { scope, clinicId }: Standing) {
  await tx.schedule.createMany({ data: [{ scheduleId: id, scope, clinicId }], skipDuplicates: true })
  await tx.$queryRaw`select 1 from "Schedule" where "scheduleId" = ${id} and scope = ${scope} for update`
  return tx.schedule.findUniqueOrThrow({ where: { scheduleId_scope: { scheduleId: id, scope } } })
}
