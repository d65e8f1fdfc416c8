import { setPriority } from "node:os"
import { keepFewConnections } from "@/lib/db"
import { env } from "@/lib/env"
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
const { startWorker } = await import("@/inngest/worker")
const worker = await startWorker()
process.send?.({ ready: true })

let ending = false
async function end() {
  if (ending) return
  ending = true
  const late = setTimeout(() => process.exit(1), 8_000)
  await worker.stop()
  clearTimeout(late)
  process.exit(0)
}

for (const signal of ["SIGTERM", "SIGINT", "disconnect"]) process.on(signal, () => void end())
