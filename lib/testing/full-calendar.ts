import type pg from "pg"
import { newId } from "@/lib/ids"

type Given = {
  clinicId: string
  practitioners: number
  days: number
  /** Of 100 half hours, how many are taken. */
  percent: number
  /** Begins on this day, "2037-03-01". */
  from: string
  /** Holds that are over, as months of booking leave them behind. */
  oldHolds?: number
}

/**
 * A clinic's calendar, open 09:00–17:00 UTC on every day, with a room for each practitioner and half hours taken here and
 * there, written past the triggers: they would keep the clinic's lock for each of a hundred thousand. The clinic stands.
 */
export async function fillCalendar(owner: pg.ClientBase, given: Given) {
  const { clinicId, practitioners, days, percent, from, oldHolds = 0 } = given
  const serviceId = newId()
  const ids = Array.from({ length: practitioners }, newId)
  const rooms = Array.from({ length: practitioners }, newId)
  const patientIds = Array.from({ length: 500 }, newId)
  await owner.query("set session_replication_role = replica")
  await owner.query(
    `insert into "Patient" (id, "clinicId", name, "nameFolded", "createdAt", "updatedAt")
     select id, $1, 'Person', 'person', now(), now() from unnest($2::uuid[]) id`,
    [clinicId, patientIds],
  )
  await owner.query(
    `insert into "Practitioner" (id, "clinicId", name, position, "updatedAt")
     select id, $1, 'Dr ' || n, n, now() from unnest($2::uuid[]) with ordinality one (id, n)`,
    [clinicId, ids],
  )
  await owner.query(
    `insert into "Room" (id, "clinicId", name, position, "updatedAt")
     select id, $1, 'Room ' || n, n, now() from unnest($2::uuid[]) with ordinality one (id, n)`,
    [clinicId, rooms],
  )
  await owner.query(
    `insert into "Service" (id, "clinicId", name, minutes, "updatedAt") values ($2, $1, 'Check-up', 30, now())`,
    [clinicId, serviceId],
  )
  await owner.query(
    `insert into "ServicePractitioner" ("clinicId", "serviceId", "practitionerId")
     select $1, $2, id from unnest($3::uuid[]) id`,
    [clinicId, serviceId, ids],
  )
  await owner.query(
    `insert into "WorkingHours" (id, "clinicId", "practitionerId", weekday, "fromMinute", "untilMinute")
     select gen_random_uuid(), $1, id, day, 540, 1020 from unnest($2::uuid[]) id, generate_series(1, 7) day`,
    [clinicId, ids],
  )
  // Which half hours: the same share on every day and for everybody, spread by a hash.
  await owner.query(
    `insert into "Appointment" (id, "clinicId", "patientId", "practitionerId", "roomId", "serviceId", status, "startsAt",
       "endsAt", "busyFrom", "busyUntil", "createdAt", "updatedAt")
     select gen_random_uuid(), $1, ($6::uuid[])[1 + abs(hashint4(n)) % 500], ($2::uuid[])[place], ($3::uuid[])[place], $4,
       'scheduled', at, at + interval '30 minutes', at, at + interval '30 minutes', now(), now()
     from (
       select place, place * 1000000 + day * 100 + half as n,
         $5::date + day * interval '1 day' + interval '9 hours' + half * interval '30 minutes' as at
       from generate_series(1, $7::int) place, generate_series(0, $8::int - 1) day, generate_series(0, 15) half
     ) slot
     where abs(hashint4(n)) % 100 < $9::int`,
    [clinicId, ids, rooms, serviceId, from, patientIds, practitioners, days, percent],
  )
  await owner.query(
    `insert into "Occupancy" (id, "clinicId", kind, "practitionerId", "roomId", "busyFrom", "busyUntil")
     select id, "clinicId", 'appointment', "practitionerId", "roomId", "busyFrom", "busyUntil" from "Appointment"
     where "clinicId" = $1`,
    [clinicId],
  )
  await owner.query(
    `insert into "SlotHold" (id, "clinicId", "practitionerId", "serviceId", status, "startsAt", "endsAt", "busyFrom",
       "busyUntil", "expiresAt", "createdAt")
     select gen_random_uuid(), $1, ($2::uuid[])[1 + n % $3], $4, (array['used', 'released', 'expired'])[1 + n % 3], at,
       at + interval '30 minutes', at, at + interval '30 minutes', now() - n * interval '1 minute', now()
     from (select n, $5::date + n * interval '1 minute' as at from generate_series(1, $6::int) n) one`,
    [clinicId, ids, practitioners, serviceId, from, oldHolds],
  )
  await owner.query("set session_replication_role = origin")
  return { serviceId, practitionerIds: ids, roomIds: rooms, patientIds }
}
