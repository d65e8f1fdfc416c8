import { inClinic, platformPool } from "@/lib/db"
import { log } from "@/lib/log"
import { rollUp } from "@/lib/reports/roll-up"
import { now } from "@/lib/time"

const PER_CHUNK = 15
/** Of a backlog, at a time: the next five minutes go on. */
const MOST_CHUNKS = 40

/** Makes the days of every clinic again in which something changed. */
export async function rollUpEverywhere(): Promise<{ clinics: number; days: number; left: number }> {
  const { rows } = await platformPool().query<{ id: string; timeZone: string }>(
    `select id, "timeZone" from "Clinic" clinic
     where exists (select from "ReportMark" mark where mark."clinicId" = clinic.id) order by id`,
  )
  const sum = { clinics: rows.length, days: 0, left: 0 }
  let reason: unknown
  for (const { id, timeZone } of rows) {
    try {
      let left = true
      for (let chunk = 0; left && chunk < MOST_CHUNKS; chunk++) {
        const of = { clinicId: id, timeZone, now: now(), most: PER_CHUNK }
        const done = await inClinic(id, (tx) => rollUp(tx, of))
        sum.days += done.days
        left = done.left && done.days > 0
      }
      if (left) sum.left += 1
    } catch (error) {
      // One clinic's trouble must not leave the others without their figures.
      log.error("reports.roll_up_failed", { clinicId: id, error })
      reason = error
    }
  }
  if (reason) throw reason
  return sum
}
