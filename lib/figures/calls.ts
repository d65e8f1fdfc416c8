import { count, countOwn, held } from "./count"

const MINUTE_MS = 60_000
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** A call of a partner in its minute, by the machine's clock; `connection`: whose it was called for. */
export function noteCall(given: { partner: string; connection?: string; failed: boolean }): void {
  const { partner, connection = "", failed } = given
  const minute = Math.floor((performance.timeOrigin + performance.now()) / MINUTE_MS)
  const key = `${minute} ${partner} ${failed ? "failed" : "went"} ${ID.test(connection) ? connection : ""}`
  held.calls.set(key, (held.calls.get(key) ?? 0) + 1)
  if (failed && partner !== DATABASE) count("rounds_provider_failures_total", { provider: partner })
}

/** Under this name connections to our own database are counted, of which only the failed ones. */
export const DATABASE = "database"

/** A connection to the database could not be had, or broke off. It is told by /metrics while the database is away. */
export function noteLostConnection(): void {
  countOwn("rounds_database_connection_errors_total", {})
  noteCall({ partner: DATABASE, failed: true })
}

export function callRow([key, times]: [string, number]) {
  const [minute = "", partner = "", how = "", connection = ""] = key.split(" ")
  const failed = how === "failed" ? times : 0
  return { minute: Number(minute), partner, connection: connection || null, calls: times, failed }
}
