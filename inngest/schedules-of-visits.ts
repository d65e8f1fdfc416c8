import type { ScheduleEntry } from "./schedules"

const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** Nobody is invited or weighed for a day that is half over: what was missed is left to the next morning. */
const MORNING = { per: "clinic", catchUp: "skip", lateAfterMs: 5 * MINUTE, built: true } as const

export const VISIT_SCHEDULES = [
  {
    id: "daily-recall-check",
    aliases: ["recall-check", "daily-recall"],
    functionId: "daily-recall-check",
    pattern: "0 9 * * *",
    ...MORNING,
    tooLateMs: 3 * HOUR,
    words: "Reminds patients who are due for a check-up.",
  },
  {
    id: "refresh-likelihoods",
    aliases: ["no-show-likelihoods"],
    functionId: "refresh-likelihoods",
    pattern: "15 6 * * *",
    ...MORNING,
    tooLateMs: 12 * HOUR,
    words: "Weighs anew who of the next two days is likely not to come.",
  },
] as const satisfies readonly ScheduleEntry[]
