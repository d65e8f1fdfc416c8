import type { TestDatabase } from "@/lib/testing/db"

/** As a person does where all connections are taken. */
export const again = <T>(work: () => Promise<T>): Promise<T> =>
  work().catch((error: { code?: string }) => {
    if (error.code !== "unavailable") throw error
    return again(work)
  })

/** Pairs that share a time and a person or a room, read from the appointments themselves. */
export async function doubled(db: TestDatabase, clinicId: string): Promise<unknown[]> {
  const { rows } = await db.owner.query(
    `select one.id, other.id as with from "Appointment" one join "Appointment" other
       on other."clinicId" = one."clinicId" and other.id > one.id
      and (other."practitionerId" = one."practitionerId" or other."roomId" = one."roomId")
      and other."busyFrom" < one."busyUntil" and one."busyFrom" < other."busyUntil"
     where one."clinicId" = $1 and one.status not in ('cancelled', 'no_show', 'rescheduled')
       and other.status not in ('cancelled', 'no_show', 'rescheduled')`,
    [clinicId],
  )
  return rows
}

/** Appointments and holds whose occupancy is not what they say, and occupancies of nothing. */
export async function outOfStep(db: TestDatabase, clinicId: string): Promise<unknown[]> {
  const { rows } = await db.owner.query(
    `with said as (
       select id, "practitionerId", "roomId", "busyFrom", "busyUntil" from "Appointment"
       where "clinicId" = $1 and status not in ('cancelled', 'no_show', 'rescheduled')
       union all
       select id, "practitionerId", "roomId", "busyFrom", "busyUntil" from "SlotHold"
       where "clinicId" = $1 and status = 'held'
     ), kept as (
       select id, "practitionerId", "roomId", "busyFrom", "busyUntil" from "Occupancy" where "clinicId" = $1
     )
     (select 'said' as which, said.* from said except select 'said', kept.* from kept)
     union all
     (select 'kept', kept.* from kept except select 'kept', said.* from said)`,
    [clinicId],
  )
  return rows
}
