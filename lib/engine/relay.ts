import type pg from "pg"
import { log } from "@/lib/log"
import { listen } from "./listen"
import type { ServerApi } from "./server-api"
import { CANCEL_EVENT, type RelayRow, toWireEvent, type WireEvent } from "./server-events"

const MOST_ROWS = 100
/** A server takes no body without end. */
const MOST_BYTES = 256 * 1024
const LEASE_MS = 60_000
const POLL_MS = 1_000
const MOST_WAIT_MS = 30_000

export type Relay = {
  /** How the last hand-over went. */
  state(): RelayState
  stop(): Promise<void>
}

export type RelayState = { lastSentAt: Date | null; lastEventId: string | null; away: string | null }

type Outcome = {
  sent: string[]
  refused: { id: string; code: string }[]
  back: string[]
  away?: string
  waitMs?: number
}

/**
 * Server mode: hands the outbox to a real server, many rows in one request, each row's id as its event's, so that a
 * second delivery is no second event there. Rows are taken for the length of a lease and marked after the server took
 * them; no transaction waits for the network. A row the server will not take waits ever longer by itself; when the
 * server is away all wait.
 */
export function startRelay(given: {
  pool: pg.Pool
  listenClient(): pg.Client
  server: Pick<ServerApi, "send" | "cancelRun">
  /** Told of what is about to be handed on: runs of the embedded engine may still wait for it. */
  onTaken?(rows: readonly RelayRow[]): Promise<void>
  pollMs?: number
}): Relay {
  const { pool, server, pollMs = POLL_MS } = given
  const state: RelayState = { lastSentAt: null, lastEventId: null, away: null }
  let stopped = false
  let timer: NodeJS.Timeout | undefined
  let relaying: Promise<void> | undefined
  let again = false
  let pauseMs = 0

  async function relay(): Promise<boolean> {
    const { rows } = await pool.query<RelayRow>(CLAIM, [MOST_ROWS, `${LEASE_MS} milliseconds`])
    if (rows.length === 0) return false
    await given.onTaken?.(rows)
    const outcome: Outcome = { sent: [], refused: [], back: [] }
    for (const part of parts(rows)) {
      if (outcome.away) outcome.back.push(...part.map((row) => row.id))
      else await deliver(part, outcome)
    }
    pauseMs = outcome.away ? pauseAfter(pauseMs, outcome.waitMs) : 0
    await pool.query("select engine.relay_settle($1, $2, $3, $4, $5::interval)", [
      outcome.sent,
      outcome.refused.map((one) => one.id),
      outcome.refused.map((one) => one.code),
      outcome.back,
      `${pauseMs} milliseconds`,
    ])
    note(outcome)
    return rows.length === MOST_ROWS && !outcome.away
  }

  async function deliver(rows: readonly RelayRow[], outcome: Outcome): Promise<void> {
    const ids = rows.map((row) => row.id)
    const ready = await withCancelled(rows)
    const answer = ready ? await server.send(ready) : ({ said: "away", code: "unreachable" } as const)
    if (answer.said === "taken") outcome.sent.push(...ids)
    else if (answer.said === "away") {
      outcome.back.push(...ids)
      outcome.away = answer.code
      outcome.waitMs = "waitMs" in answer ? answer.waitMs : undefined
    } else if (rows.length === 1) outcome.refused.push({ id: ids[0] ?? "", code: answer.code })
    else {
      // Some of them are at fault: halves find which, and the others go.
      const middle = Math.ceil(rows.length / 2)
      await deliver(rows.slice(0, middle), outcome)
      if (outcome.away) outcome.back.push(...ids.slice(middle))
      else await deliver(rows.slice(middle), outcome)
    }
  }

  /** A run to be ended is ended by the server's own call first; the event is for servers that have none. */
  async function withCancelled(rows: readonly RelayRow[]): Promise<WireEvent[] | null> {
    const events = rows.map(toWireEvent)
    for (const { name, data } of events) {
      if (name !== CANCEL_EVENT || typeof data.externalId !== "string") continue
      if ((await server.cancelRun(data.externalId)) === "away") return null
    }
    return events
  }

  function note(outcome: Outcome): void {
    for (const { id, code } of outcome.refused) log.warn("engine.event_refused", { eventId: id, code })
    if (outcome.away && !state.away) log.warn("engine.server_away", { code: outcome.away })
    if (!outcome.away && state.away) log.info("engine.server_back")
    state.away = outcome.away ?? null
    if (outcome.sent.length === 0) return
    state.lastSentAt = new Date()
    state.lastEventId = outcome.sent.at(-1) ?? null
  }

  function look(): void {
    again = true
    if (relaying || stopped) return
    clearTimeout(timer)
    again = false
    let more = false
    relaying = relay()
      .then((full) => {
        more = full
      })
      .catch((error) => {
        pauseMs = pauseAfter(pauseMs)
        log.warn("engine.relay_failed", { error })
      })
      .finally(() => {
        relaying = undefined
        if (!stopped) timer = setTimeout(look, pauseMs || (more || again ? 0 : pollMs))
      })
  }

  const listener = listen(given.listenClient, "engine_wake", () => {
    if (pauseMs === 0) look()
  })
  look()
  return {
    state: () => ({ ...state }),
    async stop() {
      stopped = true
      clearTimeout(timer)
      await listener.stop()
      await relaying
    },
  }
}

const CLAIM = `select id, name, data, clinic_id as "clinicId", only_function as "onlyFunction", rerun_of as "rerunOf",
    rerun_from as "rerunFrom", rerun_action as "rerunAction", trace
  from engine.relay_claim($1, $2::interval)`

const pauseAfter = (lastMs: number, askedMs = 0): number =>
  Math.min(Math.max(lastMs * 2 || 500, askedMs), MOST_WAIT_MS)

function parts(rows: readonly RelayRow[]): RelayRow[][] {
  const made: RelayRow[][] = []
  let bytes = Number.POSITIVE_INFINITY
  for (const row of rows) {
    const size = Buffer.byteLength(row.data) + 300
    if (bytes + size > MOST_BYTES) {
      made.push([])
      bytes = 0
    }
    made.at(-1)?.push(row)
    bytes += size
  }
  return made
}
