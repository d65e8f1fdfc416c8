/**
 * The worker's process of bench/engine.ts and bench/engine-drain.ts: `engine`, `graphile`, or `bare`, which calls the
 * SDK's handler as the engine does, with nothing behind it.
 */

import { Logger, run } from "graphile-worker"
import { createCaller } from "@/lib/engine/handler"
import { callBody } from "@/lib/engine/request"
import type { Claimed, RememberedStep, WireOp } from "@/lib/engine/types"
import { testClient, testEngine } from "@/lib/testing/engine"

const wallMs = () => performance.timeOrigin + performance.now()
const tell = (sentAt: number) => process.send?.({ waitMs: wallMs() - sentAt })

function cpuMs(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1_000
}

// Node reads each variable anew at each look, and the SDK looks at all of them at each call.
process.env = { ...process.env }
const isPlain = process.env.BENCH_PLAIN === "1"

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

const kinds = { graphile: startGraphile, engine: startOurs, bare: callBare }
const stop = await kinds[process.argv[2] as keyof typeof kinds]()
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
  // A run is told of when it is taken up and when the call has ended.
  let told = 0
  process.on("message", () => process.send?.({ calls: told / 2, cpuMs: cpuMs() }))
  const engine = await testEngine(lab, [timed, three], {
    concurrency: Number(process.env.BENCH_CONCURRENCY ?? 12),
    checkpointing: !isPlain,
    pollMs: 400,
    onProgress: () => void told++,
  })
  return () => engine.stop()
}

/** As many three-step runs as asked for, one call after another; says how long they took and how many calls it was. */
async function callBare(): Promise<() => Promise<void>> {
  const caller = createCaller(lab.client, [timed, three])
  lab.seam.attach("bare", { send: async () => {}, checkpoint: async () => true })
  process.on("message", async ({ runs }: { runs: number }) => {
    let calls = 0
    const beganMs = performance.now()
    const cpuBefore = cpuMs()
    for (let n = 0; n < runs; n++) calls += await oneRun(caller, n)
    process.send?.({ calls, seconds: (performance.now() - beganMs) / 1_000, cpuMs: cpuMs() - cpuBefore })
  })
  return async () => {}
}

async function oneRun(caller: ReturnType<typeof createCaller>, n: number): Promise<number> {
  const steps: RememberedStep[] = []
  for (let calls = 1; ; calls++) {
    const job: Claimed = {
      jobId: String(n),
      lease: 1,
      kind: "enter",
      stepId: "",
      attempt: 0,
      deaths: 0,
      claimedAt: new Date(),
      runId: crypto.randomUUID(),
      functionId: "three",
      maxAttempts: 3,
      clinicId: null,
      event: { id: `b${n}`, name: "bench/three", data: {}, ts: Date.now() },
      steps,
      trace: null,
    }
    const answer = await caller.call("bench-three", "", callBody(job, "bench-three", "bare", !isPlain))
    if (answer.status === 200) return calls
    const ops = JSON.parse(answer.body) as WireOp[]
    if (ops.some((op) => op.op === "RunComplete")) return calls
    for (const op of ops) steps.push({ id: op.id, state: "done", output: op.data, error: null })
  }
}
