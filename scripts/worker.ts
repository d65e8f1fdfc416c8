import { startWorker } from "@/lib/engine/worker"

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
