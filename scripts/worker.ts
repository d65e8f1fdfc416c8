import inspector from "node:inspector"
import { setPriority } from "node:os"
import { keepFewConnections } from "@/lib/db"
import { env } from "@/lib/env"
import { log } from "@/lib/log"
import { loadDotEnv } from "./database"

loadDotEnv()
// Work can wait a moment, a provider's webhook cannot: a little behind the server when both want the processor.
setPriority(2)
keepFewConnections()
// Node asks the system for each variable anew, and the SDK reads all of them at each call: a fifth of its cost.
process.env = { ...process.env }
// Fails on a bad environment before anything starts, and sets the clock.
env()
// The functions read the environment as they are declared.
const [{ startWorker }, { startTelemetry }, { startFigures }] = await Promise.all([
  import("@/inngest/worker"),
  import("@/lib/telemetry/otel"),
  import("@/lib/figures/flush"),
])
const telemetry = await startTelemetry("worker")
const figures = startFigures()
const worker = await startWorker()
const { startWatchdog } = await import("@/lib/engine/watchdog")
// Longer than two leases: whoever else runs has taken over by then. A debugger may hold the loop as long as it likes.
const watchdog = inspector.url() ? undefined : startWatchdog(30_000)
const demoHosts = await carryDemo()
process.send?.({ ready: true })
// The first patient should not wait for the lexicon to be read.
setImmediate(() => void import("@/lib/scoring/rules").then(({ scoreText }) => scoreText("a first word")))

/** In the demo alone: what deployments are put on. A second worker leaves it to the first. */
async function carryDemo() {
  const { ROUNDS_DEMO, ROUNDS_DEMO_HOST_PORT: port } = env()
  if (!ROUNDS_DEMO || !port) return undefined
  const { startDemoHosts } = await import("@/lib/drivers/demo/hosts")
  return startDemoHosts(port).catch((error: unknown) => {
    log.warn("demo.hosts_not_started", { error })
    return undefined
  })
}

let ending = false
async function end() {
  if (ending) return
  ending = true
  const late = setTimeout(() => process.exit(1), 8_000)
  await worker.stop()
  await watchdog?.stop()
  await demoHosts?.close()
  await Promise.allSettled([figures.stop(), telemetry.stop()])
  clearTimeout(late)
  process.exit(0)
}

for (const signal of ["SIGTERM", "SIGINT", "disconnect"]) process.on(signal, () => void end())
