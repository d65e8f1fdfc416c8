import { AsyncLocalStorage } from "node:async_hooks"
import { enginePool } from "@/lib/db"
import { isId } from "@/lib/ids"
import { allowed, hearLines, type Level, log } from "@/lib/log"
import { addMs, clockOffsetMs, now } from "@/lib/time"

/** Of a run; what it says beyond them is in the server's own log. */
export const MOST_LINES = 200
const GATHER_MS = 200
/** A process that cannot write them down forgets. */
const MOST_HELD = 5_000

type Line = { runId: string; at: Date; level: Level; op: string; fields: string }

const current = new AsyncLocalStorage<{ runId: string }>()
let held: Line[] = []
let timer: NodeJS.Timeout | undefined

/** Warnings and errors logged in `body`, however deep, are the run's; and what its own log says. */
export const inRunLines = <T>(runId: string, body: () => Promise<T>): Promise<T> =>
  current.run({ runId }, body)

hearLines((level, op, fields) => {
  const runId = typeof fields.runId === "string" ? fields.runId : current.getStore()?.runId
  const isOwn = fields.runId !== undefined && fields.functionId !== undefined
  // How it ended well stands in the run itself: one that says no more than that costs nothing.
  if (!runId || !isId(runId) || level === "debug") return
  if (level === "info" && (!isOwn || op === "run.ended")) return
  if (held.length >= MOST_HELD) return
  held.push({ runId, at: addMs(now(), -clockOffsetMs()), level, op, fields: JSON.stringify(plain(fields)) })
  timer ??= setTimeout(() => void keepLines(), GATHER_MS).unref()
})

/** Writes down what is held, of all runs together; what cannot be written is let go. */
export async function keepLines(): Promise<void> {
  clearTimeout(timer)
  timer = undefined
  const lines = held
  held = []
  if (lines.length === 0) return
  const of = <K extends keyof Line>(key: K) => lines.map((one) => one[key])
  try {
    await enginePool().query(
      "select engine.keep_lines($1::uuid[], $2::timestamptz[], $3::text[], $4::text[], $5::json[], $6)",
      [of("runId"), of("at"), of("level"), of("op"), of("fields"), MOST_LINES],
    )
  } catch (error) {
    log.debug("run.lines_lost", { count: lines.length, error })
  }
}

/** Said of the line anyway. */
const KNOWN = new Set(["op", "runId", "functionId", "clinicId", "name", "detail"])
/** An id or a code: no sentence, no name with a space, no address, no telephone number. */
const CODE = /^[a-z0-9][\w.:/-]{0,79}$/i
const DIGITS = /\d{7,}/

/** Numbers, ids and codes of what the log may hold; a word of a person's cannot be told from one with certainty, so all else goes. */
function plain(fields: Record<string, unknown>): Record<string, string | number | boolean> {
  const { error, ...rest } = allowed(fields)
  const told = (error ?? {}) as { type?: unknown; code?: unknown }
  const given = { ...rest, errorName: told.type, errorCode: told.code }
  return Object.fromEntries(
    Object.entries(given).flatMap(([key, value]): [string, string | number | boolean][] => {
      if (KNOWN.has(key)) return []
      if (typeof value === "number" || typeof value === "boolean") return [[key, value]]
      if (typeof value !== "string") return []
      return isId(value) || (CODE.test(value) && !DIGITS.test(value)) ? [[key, value]] : []
    }),
  )
}
