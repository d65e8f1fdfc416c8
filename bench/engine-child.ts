/** The worker's process of bench/engine.ts: `engine` or `graphile`. Says how long each job waited. */
import { Logger, run } from "graphile-worker"

const wallMs = () => performance.timeOrigin + performance.now()
const tell = (sentAt: number) => process.send?.({ waitMs: wallMs() - sentAt })

// Node reads each variable anew at each look, and the SDK looks at all of them at each call.
process.env = { ...process.env }

const stop = process.argv[2] === "graphile" ? await startGraphile() : await startOurs()
process.send?.({ ready: true })
process.on("SIGTERM", () => void stop().then(() => process.exit(0)))

async function startGraphile(): Promise<() => Promise<void>> {
  const runner = await run({
    connectionString: process.env.DATABASE_URL,
    concurrency: 10,
    noHandleSignals: true,
    logger: new Logger(() => () => {}),
    taskList: { timed: async (payload) => void tell((payload as { sentAt: number }).sentAt) },
  })
  return () => runner.stop()
}

async function startOurs(): Promise<() => Promise<void>> {
  const { testClient, testEngine } = await import("@/lib/testing/engine")
  const lab = testClient("bench")
  const timed = lab.client.createFunction(
    { id: "timed", retries: 2, triggers: [{ event: "bench/timed" }] },
    async ({ event, step }) => {
      await step.run("first", () => void tell(event.data.sentAt))
    },
  )
  const three = lab.client.createFunction(
    { id: "three", retries: 2, triggers: [{ event: "bench/three" }] },
    async ({ step }) => {
      const one = await step.run("one", () => 1)
      const two = await step.run("two", () => one + 1)
      return step.run("three", () => two + 1)
    },
  )
  const concurrency = Number(process.env.BENCH_CONCURRENCY ?? 12)
  const checkpointing = process.env.BENCH_PLAIN !== "1"
  const engine = await testEngine(lab, [timed, three], { concurrency, checkpointing, pollMs: 400 })
  return () => engine.stop()
}
