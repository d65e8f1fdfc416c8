import { aboutOf } from "@/inngest/about"
import { inngest, isServerMode, seam } from "@/inngest/client"
import { functions } from "@/inngest/index"
import { keepLines } from "@/inngest/run-lines"
import { servedFunctions } from "@/inngest/serve"
import { startServerWorker } from "@/inngest/server-worker"
import { appDb, enginePool, listenClient } from "@/lib/db"
import { startEngine } from "@/lib/engine/engine"
import { env } from "@/lib/env"
import { announce } from "@/lib/live/announce"
import { log } from "@/lib/log"
import { scoreText } from "@/lib/scoring/rules"

/**
 * Runs the functions until stopped. Several may run, in one process or many. With a server set (`INNGEST_BASE_URL`)
 * it hands it what the outbox holds, and keeps it told.
 */
export async function startWorker(): Promise<{ stop(): Promise<void> }> {
  const listen = () => listenClient("engine")
  if (isServerMode()) return startServerWorker(servedFunctions)
  const engine = await startEngine({
    client: inngest,
    seam,
    functions,
    pool: enginePool(),
    listenClient: listen,
    releaseSha: env().GIT_SHA,
    onProgress: ({ runId, clinicId }) => {
      if (clinicId) announce(clinicId, "run.moved", runId)
    },
    aboutOf,
  })
  await warmUp()
  log.info("worker.started", { pid: process.pid, count: functions.length })
  // Within what the supervisor waits: what is still running is handed back, and is no death of its jobs.
  return {
    stop: async () => {
      await engine.stop(6_000)
      await keepLines()
    },
  }
}

/** The first message after a start is a patient's too: what is made on first use is made now. */
async function warmUp(): Promise<void> {
  scoreText("")
  await appDb().$queryRaw`select 1`.catch(() => {})
}
