/** A worker process for the tests of poison and of frozen workers: `tsx lib/testing/poison-child.ts <marks file>`. */
import { appendFileSync } from "node:fs"
import { setTimeout as sleep } from "node:timers/promises"
import { startWatchdog } from "@/lib/engine/watchdog"
import { testClient, testEngine } from "./engine"

const [file = "", name = ""] = process.argv.slice(2)
const mark = (...words: string[]) => appendFileSync(file, `${words.join(" ")}\n`)

const lab = testClient("poison")
const { client } = lab
const on = (event: string) => ({ id: event, retries: 1 as const, triggers: [{ event }] })

const functions = [
  client.createFunction(on("endless"), async ({ step }) => {
    await step.run("spin", () => {
      mark("spin", name)
      for (;;) Math.random()
    })
  }),
  client.createFunction(on("huge"), async ({ step }) => {
    await step.run("harmless", () => mark("harmless", name))
    await step.run("swell", () => "x".repeat(50 * 1024 * 1024))
  }),
  client.createFunction(on("hugest"), async () => "y".repeat(50 * 1024 * 1024)),
  client.createFunction({ ...on("broken"), retries: 0 }, async ({ step }) => {
    await step.run("throws", () => {
      mark("throws", name)
      throw new Error("always")
    })
  }),
  client.createFunction(on("fine"), async ({ step }) => {
    await step.run("one", () => mark("fine", name))
    return "fine"
  }),
  client.createFunction(on("slow"), async ({ step, event }) => {
    await step.run("held", async () => {
      mark("begin", name, String((event.data as { n?: number }).n))
      if (name === "frozen") await sleep(1_500)
      mark("end", name, String((event.data as { n?: number }).n))
      return name
    })
    await step.run("after", () => mark("after", name, String((event.data as { n?: number }).n)))
    return name
  }),
]

const watchdog = startWatchdog(Number(process.env.PATIENCE_MS))
const engine = await testEngine(lab, functions, {
  concurrency: 4,
  leaseMs: 700,
  checkpointing: process.env.PLAIN !== "1",
})
process.send?.("ready")
process.on("SIGTERM", () => void engine.stop().then(() => watchdog.stop().then(() => process.exit(0))))
