import { BUILT_SCHEDULES } from "@/inngest/schedules"
import { platformPool } from "@/lib/db"
import type { Check } from "@/lib/health/checks"
import { SILENT_MS, type WitnessDetail } from "@/lib/schedules/heartbeat"
import { addMs, HOUR_MS, nowMs, toDate } from "@/lib/time"

type Row = { name: string; at: Date; detail: WitnessDetail | null }

/** Whether anything was missed in the last hour, and whether those who would know are themselves alive. */
export async function schedulesCheck(): Promise<Check> {
  const at = toDate(nowMs())
  const [beats, missed] = await Promise.all([
    platformPool().query<Row>(
      `select name, at, detail from "Heartbeat" where name in ('witness', 'schedules')`,
    ),
    platformPool().query<{ id: string }>(
      `select distinct "scheduleId" as id from "ScheduleOccasion"
       where "wasMissed" and "dueAt" > $1 and "scheduleId" = any ($2) order by id`,
      [addMs(at, -HOUR_MS), BUILT_SCHEDULES.map((one) => one.id)],
    ),
  ])
  const witness = beats.rows.find((row) => row.name === "witness" && row.detail)
  const tick = beats.rows.find((row) => row.name === "schedules")
  const ids = missed.rows.map((row) => row.id)
  const wrong = [
    ...(ids.length > 0 ? [`missed in the last hour: ${ids.join(", ")}`] : []),
    ...silence("the witness has", witness?.at, at),
    // Who has just begun to watch waits for the first tick.
    ...(!tick && isRecent(witness?.detail?.since, at) ? [] : silence("the tick has", tick?.at, at)),
  ]
  return wrong.length > 0
    ? { status: "degraded", detail: wrong.join("; ") }
    : { status: "ok", detail: "on time" }
}

function silence(who: string, last: Date | undefined, at: Date): string[] {
  if (!last) return [`${who} not been heard of yet`]
  const seconds = Math.round((at.getTime() - last.getTime()) / 1_000)
  if (Math.abs(seconds) * 1_000 <= SILENT_MS) return []
  return [seconds < 0 ? `${who} another time of day than this server` : `${who} been silent for ${seconds} s`]
}

const isRecent = (since: string | undefined, at: Date): boolean =>
  since !== undefined && at.getTime() - toDate(since).getTime() <= SILENT_MS
