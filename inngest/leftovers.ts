import type { InngestFunction } from "inngest"
import { aboutOf } from "@/inngest/about"
import { inngest, seam } from "@/inngest/client"
import { KEEPERS } from "@/inngest/ledger"
import { enginePool, listenClient } from "@/lib/db"
import { deliver } from "@/lib/engine/deliver"
import { startEngine } from "@/lib/engine/engine"
import type { RelayRow } from "@/lib/engine/server-events"
import { createStore } from "@/lib/engine/store"
import { env } from "@/lib/env"
import { announce } from "@/lib/live/announce"
import { log } from "@/lib/log"

const LEFT = `
  select exists (select from engine.job)
    or exists (select from engine.event where fanned_at is null and name like 'inngest/%') as "isLeft"`

/**
 * Runs end where they began: what the embedded engine had under way when a server was set, it ends itself, beside the
 * server. Null where nothing is left.
 */
export async function startLeftovers(functions: readonly InngestFunction.Any[]) {
  const pool = enginePool()
  await pool.query("delete from engine.cron")
  const { rows } = await pool.query<{ isLeft: boolean }>(LEFT)
  if (!rows[0]?.isLeft) return null
  log.info("engine.leftovers")
  const engine = await startEngine({
    client: inngest,
    seam,
    functions: functions.filter((fn) => !KEEPERS.includes(fn.id())),
    pool,
    listenClient: () => listenClient("leftovers"),
    releaseSha: env().GIT_SHA,
    onProgress: ({ runId, clinicId }) => {
      if (clinicId) announce(clinicId, "run.moved", runId)
    },
    aboutOf,
    // The client speaks to the server: nothing would take a checkpoint here.
    checkpointing: false,
    leftovers: true,
  })
  const store = createStore(pool, engine.workerId, 0)
  return {
    hear: (events: readonly RelayRow[]) => deliver(store, events),
    stop: () => engine.stop(),
  }
}
