import { BUILT_SCHEDULES, type ScheduleEntry } from "@/inngest/schedules"
import { platformDb } from "@/lib/db"
import { occasionId, PLATFORM } from "@/lib/schedules/occasion"
import { duesBetween } from "@/lib/schedules/when"
import { addMs, DAY_MS, MINUTE_MS, SECOND_MS } from "@/lib/time"

const DAYS = 29
/** What comes every few minutes is left to the minutes the demo lives. */
const LEAST_GAP_MS = 30 * MINUTE_MS

/** A month in which nearly everything came in time: once late after a restart, once left out for a newer one. */
export async function seedSchedules(
  { clinicId, timeZone }: { clinicId: string | null; timeZone: string },
  anchor: Date,
): Promise<void> {
  const scope = clinicId ?? PLATFORM
  const until = addMs(anchor, -10 * MINUTE_MS)
  const own = BUILT_SCHEDULES.filter((one) => (one.per === "clinic") === (clinicId !== null))
  const data = own.flatMap((entry) => {
    const dues = duesBetween(entry.pattern, timeZone, addMs(anchor, -DAYS * DAY_MS), until)
    const [first, second] = dues
    if (!first || !second || second.getTime() - first.getTime() < LEAST_GAP_MS) return []
    return dues.map((dueAt, n) => ({
      id: occasionId(entry.id, scope, dueAt),
      scheduleId: entry.id,
      scope,
      clinicId,
      dueAt,
      ...fate(entry, dueAt, dues.length - n),
    }))
  })
  await platformDb().scheduleOccasion.createMany({ data, skipDuplicates: true })
}

function fate(entry: ScheduleEntry, dueAt: Date, back: number) {
  if (back === 12 && entry.pattern !== "0 3 * * 0") return { state: "skipped", reason: "superseded" }
  const isLate = back === 11
  const startedAt = addMs(dueAt, isLate ? 40 * MINUTE_MS : 2 * SECOND_MS)
  return {
    state: "dispatched",
    isLate,
    isCaughtUp: isLate,
    runs: 1,
    runStatus: "completed",
    dispatchedAt: addMs(startedAt, -SECOND_MS),
    startedAt,
    finishedAt: addMs(startedAt, 1_300),
    createdAt: dueAt,
  }
}
