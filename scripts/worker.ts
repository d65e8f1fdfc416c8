import { startWorker } from "@/inngest/worker"
import { env } from "@/lib/env"
import { setClock } from "@/lib/time"
import { loadDotEnv } from "./database"

loadDotEnv()
setClock(env().ROUNDS_CLOCK)
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
