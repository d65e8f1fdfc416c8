import type { DeployWindow } from "@/lib/software/words"

const MINUTES = 60

/** Whether one of the windows is open then; without any it always is. All in UTC. */
export function isOpenAt(windows: readonly DeployWindow[], at: Date): boolean {
  if (windows.length === 0) return true
  const day = at.getUTCDay() === 0 ? 7 : at.getUTCDay()
  const minute = at.getUTCHours() * MINUTES + at.getUTCMinutes()
  return windows.some(
    ({ days, from, to }) => days.includes(day) && minutesOf(from) <= minute && minute < minutesOf(to),
  )
}

function minutesOf(clock: string): number {
  const [hours = "0", minutes = "0"] = clock.split(":")
  return Number(hours) * MINUTES + Number(minutes)
}

const DAYS = ["", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]

/** "Mon, Tue 08:00–18:00 UTC": as a line and a report say it. */
export const windowsText = (windows: readonly DeployWindow[]): string =>
  windows
    .map(({ days, from, to }) => `${days.map((day) => DAYS[day]).join(", ")} ${from}–${to} UTC`)
    .join("; ")
