import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { Prisma } from "@/lib/generated/prisma/client"
import type { Moved } from "@/lib/patients/merge-schema"

/** Visits and what hangs on them, each with the patient it is of. */
const TABLES = {
  appointments: "Appointment",
  holds: "SlotHold",
  waiting: "WaitingListEntry",
  recalls: "Recall",
  surveys: "Survey",
  bookings: "BookingTalk",
} as const satisfies Record<keyof Moved["care"], string>

const table = (name: string) => Prisma.raw(`"${name}"`)
const ids = (rows: { id: string }[]) => rows.map((row) => row.id).sort()

/** The next visit of one record is the next visit of the person. Of two that cannot both stand, the kept record's does. */
export async function moveCare(tx: Tx, ctx: Ctx, keptId: string, mergedId: string): Promise<Moved["care"]> {
  await tx.$executeRaw`
    update "WaitingListOffer" offer set status = 'withdrawn', because = 'entry_ended', "answeredAt" = ${ctx.now}
    from "WaitingListEntry" entry where entry.id = offer."entryId" and offer.status = 'offered'
      and entry."patientId" = ${mergedId}::uuid and exists (
        select from "WaitingListEntry" other where other."patientId" = ${keptId}::uuid
          and other."serviceId" = entry."serviceId" and other.status in ('waiting', 'offered'))`
  await tx.$executeRaw`
    update "WaitingListEntry" entry set status = 'withdrawn', "endedAt" = ${ctx.now}, "updatedAt" = ${ctx.now}
    where entry."patientId" = ${mergedId}::uuid and entry.status in ('waiting', 'offered') and exists (
      select from "WaitingListEntry" other where other."patientId" = ${keptId}::uuid
        and other."serviceId" = entry."serviceId" and other.status in ('waiting', 'offered'))`
  await tx.$executeRaw`
    update "BookingTalk" talk set status = 'ended', because = 'gone', "endedAt" = ${ctx.now}
    where talk."patientId" = ${mergedId}::uuid and talk.status in ('starting', 'asked') and exists (
      select from "BookingTalk" other where other."patientId" = ${keptId}::uuid
        and other.status in ('starting', 'asked'))`
  return eachTable(
    (name) => tx.$queryRaw`
    update ${table(name)} set "patientId" = ${keptId}::uuid where "patientId" = ${mergedId}::uuid returning id`,
  )
}

/** Of what went then, what is still with the kept record. */
export const careStillAt = (tx: Tx, keptId: string, moved: Moved["care"]): Promise<Moved["care"]> =>
  eachTable(
    (name, of) => tx.$queryRaw`
    select id from ${table(name)} where "patientId" = ${keptId}::uuid and id = any(${moved[of]}::uuid[])`,
  )

export async function careBack(tx: Tx, mergedId: string, care: Moved["care"]): Promise<void> {
  await eachTable(
    (name, of) => tx.$queryRaw`
    update ${table(name)} set "patientId" = ${mergedId}::uuid where id = any(${care[of]}::uuid[]) returning id`,
  )
}

async function eachTable(
  work: (name: string, of: keyof Moved["care"]) => Promise<unknown>,
): Promise<Moved["care"]> {
  const found: Moved["care"] = {
    appointments: [],
    holds: [],
    waiting: [],
    recalls: [],
    surveys: [],
    bookings: [],
  }
  for (const of of Object.keys(TABLES) as (keyof Moved["care"])[])
    found[of] = ids((await work(TABLES[of], of)) as { id: string }[])
  return found
}
