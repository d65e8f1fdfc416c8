/** A worker process for the soak: `tsx lib/testing/soak-child.ts <file to write marks to>`. */
import { randomUUID } from "node:crypto"
import { appendFileSync } from "node:fs"
import { setTimeout as sleep } from "node:timers/promises"
import { testClient, testEngine } from "./engine"

const [file = ""] = process.argv.slice(2)
const mark = (...words: string[]) => appendFileSync(file, `${words.join(" ")}\n`)
const FAILS = 0.12

const lab = testClient("soak")
const { client } = lab

/** A step that takes a moment, fails now and then, and answers with something that was never answered before. */
const step = (runId: string, name: string) => async () => {
  mark("begin", runId, name)
  await sleep(10 + Math.random() * 40)
  if (Math.random() < FAILS) throw new Error("bad luck")
  const nonce = randomUUID()
  mark("end", runId, name, nonce)
  return nonce
}

const child = client.createFunction(
  { id: "soak-child", retries: 9, triggers: [{ event: "soak/child" }] },
  async ({ step: tools, runId }) => [
    await tools.run("c1", step(runId, "c1")),
    await tools.run("c2", step(runId, "c2")),
  ],
)

const parent = client.createFunction(
  { id: "soak", retries: 9, triggers: [{ event: "soak/started" }] },
  async ({ step: tools, event, runId }) => {
    const said: string[] = [await tools.run("s1", step(runId, "s1"))]
    await tools.sleep("rest", 1_000)
    said.push(...(await Promise.all(["p1", "p2", "p3"].map((name) => tools.run(name, step(runId, name))))))
    await tools.invoke("call-child", { function: child, data: { n: event.data.n } })
    said.push(await tools.run("s2", step(runId, "s2")))
    const go = await tools.waitForEvent("wait-for-go", { event: "soak/go", match: "data.n", timeout: "5m" })
    if (!go) throw new Error("the event was missed")
    await tools.sendEvent("tell", { name: "soak/told", data: { n: event.data.n } })
    said.push(await tools.run("s3", step(runId, "s3")))
    return said
  },
)

const racer = client.createFunction(
  { id: "soak-racer", retries: 9, triggers: [{ event: "soak/started" }] },
  async ({ step: tools, runId, group }) =>
    group.parallel({ mode: "race" }, () =>
      Promise.race([tools.run("quick", step(runId, "quick")), tools.sleep("slow", "2s").then(() => "slow")]),
    ),
)

const told = client.createFunction(
  { id: "soak-told", retries: 9, triggers: [{ event: "soak/told" }] },
  async ({ step: tools, runId }) => tools.run("t1", step(runId, "t1")),
)

const engine = await testEngine(lab, [parent, child, racer, told], { concurrency: 6, leaseMs: 1_500 })
process.send?.("ready")
process.on("SIGTERM", () => void engine.stop().then(() => process.exit(0)))
