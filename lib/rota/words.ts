export { DUTIES, DUTY_NAMES, type Duty } from "@/lib/urgent/words"

export const MOST_WEEKS = 26
/** A shift lasts at most this many hours. */
export const LONGEST_HOURS = 7 * 24
export const LONGEST_NOTE = 200
