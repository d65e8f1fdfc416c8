/** A worker process for crash tests: `tsx lib/testing/engine-child.ts <file to write marks to>`. */
import { appendFileSync } from "node:fs"
import { setTimeout as sleep } from "node:timers/promises"
import { testClient, testEngine } from "./engine"

const [file = ""] = process.argv.slice(2)
const mark = (...words: string[]) => appendFileSync(file, `${words.join(" ")}\n`)

const lab = testClient("crash")
const { client } = lab
const step = (runId: string, name: string, ms: number) => async () => {
  mark("begin", runId, name)
  await sleep(ms)
  mark("end", runId, name)
  return name
}

const functions = [
  client.createFunction(
    { id: "long", retries: 3, triggers: [{ event: "long" }] },
    async ({ step: tools, runId }) => {
      const done: string[] = []
      for (let i = 1; i <= 6; i++) done.push(await tools.run(`s${i}`, step(runId, `s${i}`, 30)))
      return done.length
    },
  ),
  client.createFunction(
    { id: "wide", retries: 3, triggers: [{ event: "wide" }] },
    async ({ step: tools, runId }) => {
      const names = ["p1", "p2", "p3", "p4"]
      const group = await Promise.all(names.map((name) => tools.run(name, step(runId, name, 60))))
      await tools.run("join", step(runId, "join", 10))
      return group.length
    },
  ),
  client.createFunction(
    { id: "listener", retries: 3, triggers: [{ event: "listener" }] },
    async ({ step: tools, runId }) => {
      const [heard, held] = await Promise.all([
        tools.waitForEvent("hear", { event: "listener/said", timeout: "1h", match: "data.who" }),
        tools.run("hold", step(runId, "hold", 1_500)),
      ])
      return [heard?.data.text, held]
    },
  ),
  client.createFunction(
    {
      id: "killer",
      retries: 3,
      triggers: [{ event: "killer" }],
      onFailure: ({ error }) => mark("failed", error.name),
    },
    async ({ step: tools }) => {
      await tools.run("harmless", () => mark("harmless"))
      await tools.run("deadly", () => {
        mark("deadly")
        process.kill(process.pid, "SIGKILL")
      })
    },
  ),
]

const engine = await testEngine(lab, functions, {
  concurrency: 4,
  leaseMs: 800,
  checkpointing: process.env.PLAIN !== "1",
})
process.send?.("ready")
process.on("SIGTERM", () => void engine.stop().then(() => process.exit(0)))
