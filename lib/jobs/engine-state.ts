import { z } from "zod"
import { platformPool } from "@/lib/db"
import { type ServerState, serverState, whatIsWrong } from "@/lib/engine/server-state"
import { query } from "@/lib/operation"

/** Which engine drives the functions, and how it is. */
export type EngineState =
  | {
      kind: "embedded"
      workers: number
      /** When a worker last asked the database for work. */
      lookedAt: Date | null
      /** Runs that a server was driving when it was taken away. */
      leftAtServer: number
      wrong: string | null
    }
  | (ServerState & { kind: "server"; workers: number; wrong: string | null })

const WORKERS = `
  select count(*) filter (where application_name = 'rounds engine listen')::int as workers,
    max(query_start) filter (where application_name = 'rounds engine') as "lookedAt",
    (select count(*)::int from engine.run where engine = 'server' and finished_at is null) as "leftAtServer"
  from pg_stat_activity where datname = current_database() and application_name like 'rounds engine%'`

/** For whoever looks after the software: nothing in it is about a clinic. */
export const findEngine = query({
  name: "engine.find",
  may: "schedules.read",
  input: z.strictObject({}),
  async run(): Promise<EngineState> {
    const [state, { rows }] = await Promise.all([
      serverState(),
      platformPool().query<{ workers: number; lookedAt: Date | null; leftAtServer: number }>(WORKERS),
    ])
    const { workers = 0, lookedAt = null, leftAtServer = 0 } = rows[0] ?? {}
    if (state) return { ...state, kind: "server", workers, wrong: whatIsWrong(state) }
    return {
      kind: "embedded",
      workers,
      lookedAt,
      leftAtServer,
      wrong: workers === 0 ? "no worker listens" : null,
    }
  },
})
