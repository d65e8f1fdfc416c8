import { type ChildProcess, fork } from "node:child_process"
import { once } from "node:events"
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, afterEach, beforeEach, describe, expect, it } from "vitest"
import { closeDb, enginePool } from "@/lib/db"
import { testDatabase } from "@/lib/testing/db"
import { emitRaw, ended, until } from "@/lib/testing/engine"

await testDatabase()
afterAll(closeDb)

let home: string
let marks: string
const children = new Set<ChildProcess>()
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "rounds-crash-"))
  marks = join(home, "marks")
  writeFileSync(marks, "")
})
afterEach(async () => {
  for (const child of children) {
    child.kill("SIGKILL")
    await gone(child)
  }
  children.clear()
  rmSync(home, { recursive: true, force: true })
})

async function startWorker(plain = false): Promise<ChildProcess> {
  const child = fork("lib/testing/engine-child.ts", [marks], {
    execArgv: ["--import", "tsx"],
    env: { ...process.env, PLAIN: plain ? "1" : "0" },
    stdio: "inherit",
  })
  children.add(child)
  await once(child, "message")
  return child
}

const gone = (child: ChildProcess) =>
  (child.exitCode ?? child.signalCode) === null ? once(child, "exit") : undefined
const said = () => readFileSync(marks, "utf8").split("\n").filter(Boolean)
const saidOf = (word: string) => said().filter((line) => line.startsWith(`${word} `))

async function remembered(): Promise<Set<string>> {
  const { rows } = await enginePool().query<{ step: string }>(
    "select run_id || ' ' || name as step from engine.step where state = 'done'",
  )
  return new Set(rows.map((row) => row.step))
}

describe.each([{ plain: false }, { plain: true }])("kill -9 of the worker, plain: $plain", ({ plain }) => {
  it("in steps and parallel groups: every run ends, no remembered step begins again", async () => {
    const ids: string[] = []
    for (let i = 0; i < 6; i++) ids.push(await emitRaw("long"), await emitRaw("wide"))
    const kills = 2
    let worker = await startWorker(plain)
    for (let kill = 1; kill <= kills; kill++) {
      const seen = said().length
      await until(async () => said().length >= seen + 15)
      worker.kill("SIGKILL")
      await gone(worker)
      const kept = await remembered()
      const before = said().length
      worker = await startWorker(plain)
      await until(async () => said().length > before + 3)
      const again = said()
        .slice(before)
        .filter((line) => line.startsWith("begin ") && kept.has(line.slice(6)))
      expect(again).toEqual([])
    }
    await startWorker(plain)
    const runs = (await Promise.all(ids.map((id) => ended(id, 1, 90_000)))).flat()
    expect(runs.map((run) => run.status)).toEqual(ids.map(() => "completed"))
    expect(new Set(runs.map((run) => run.output))).toEqual(new Set([6, 4]))

    const steps = 6 * 6 + 6 * 5
    expect(new Set(saidOf("end")).size).toBe(steps)
    // Each kill interrupts at most as many steps as run at a time.
    expect(saidOf("begin").length - steps).toBeLessThanOrEqual(kills * 4)
  }, 240_000)
})

it.each([{ plain: false }, { plain: true }])(
  "a wait outlives its worker, and hears what came meanwhile, plain: $plain",
  async ({ plain }) => {
    const id = await emitRaw("listener", { who: "a" })
    const worker = await startWorker(plain)
    await until(async () => saidOf("begin").length === 1)
    worker.kill("SIGKILL")
    await gone(worker)
    await emitRaw("listener/said", { who: "a", text: "still here" })
    await startWorker(plain)
    expect(await ended(id)).toMatchObject([{ status: "completed", output: ["still here", "hold"] }])
    expect([saidOf("begin").length, saidOf("end").length]).toEqual([2, 1])
  },
  240_000,
)

it("a step that kills its process fails its run after three deaths, and onFailure runs", async () => {
  const id = await emitRaw("killer")
  const kept = (async () => {
    for (let i = 0; i < 6; i++) {
      const worker = await startWorker()
      await Promise.race([
        once(worker, "exit"),
        until(async () => said().includes("failed WorkerDied"), 60_000),
      ])
      if (said().includes("failed WorkerDied")) return
    }
  })()
  const [run] = await ended(id, 1, 90_000)
  await kept
  expect(run).toMatchObject({ status: "failed", error: { name: "WorkerDied" } })
  expect(said().filter((line) => line === "deadly")).toHaveLength(3)
  expect(said().filter((line) => line === "harmless")).toHaveLength(1)
  expect(said()).toContain("failed WorkerDied")
}, 240_000)
