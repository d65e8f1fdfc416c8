import { Worker } from "node:worker_threads"

/** Runs beside the main thread; its own ticks are counted, so that a process that was frozen whole is not taken for stalled. */
const WATCH = `
const { writeSync } = require("node:fs")
const { workerData: { beats, tickMs, mostMs } } = require("node:worker_threads")
const seen = new Int32Array(beats)
let last = -1
let still = 0
setInterval(() => {
  const now = Atomics.load(seen, 0)
  still = now === last ? still + 1 : 0
  last = now
  if (still * tickMs < mostMs) return
  writeSync(2, JSON.stringify({ level: 60, op: "engine.stalled", pid: process.pid, stalledMs: mostMs }) + "\\n")
  process.kill(process.pid, "SIGKILL")
}, tickMs)
`

/**
 * Ends the process when its event loop has stood still for `mostMs`: a function that never gives the loop back keeps
 * every other from going on, and nothing inside the thread can stop it. The supervisor starts the process again; the
 * job that did it is tried until it has died of it too often.
 */
export function startWatchdog(mostMs: number): { stop(): Promise<void> } {
  const tickMs = Math.max(50, Math.min(1_000, mostMs / 5))
  const beats = new SharedArrayBuffer(4)
  const seen = new Int32Array(beats)
  const beat = setInterval(() => Atomics.add(seen, 0, 1), tickMs / 2)
  beat.unref()
  const thread = new Worker(WATCH, {
    eval: true,
    workerData: { beats, tickMs, mostMs },
    resourceLimits: { maxOldGenerationSizeMb: 16, maxYoungGenerationSizeMb: 4, stackSizeMb: 1 },
    execArgv: [],
  })
  thread.unref()
  // Without it the engine goes on as before.
  thread.on("error", () => {})
  return {
    async stop() {
      clearInterval(beat)
      await thread.terminate()
    },
  }
}
