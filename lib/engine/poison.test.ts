import { type ChildProcess, fork } from "node:child_process"
import { once } from "node:events"
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, afterEach, beforeEach, describe, expect, it } from "vitest"
import { closeDb, enginePool } from "@/lib/db"
import { testDatabase } from "@/lib/testing/db"
import { emitRaw, ended, runsOf, until } from "@/lib/testing/engine"

await testDatabase()
afterAll(closeDb)

let home: string
let marks: string
const children = new Set<ChildProcess>()
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "rounds-poison-"))
  marks = join(home, "marks")
  writeFileSync(marks, "")
})
afterEach(async () => {
  for (const child of children) {
    child.kill("SIGKILL")
    if ((child.exitCode ?? child.signalCode) === null) await once(child, "exit")
  }
  children.clear()
  rmSync(home, { recursive: true, force: true })
})
const said = () => readFileSync(marks, "utf8").split("\n").filter(Boolean)

/** @param patienceMs - How long it may be busy with one thing before its watchdog ends it. */
async function startWorker(name: string, { plain = false, patienceMs = 1_500 } = {}): Promise<ChildProcess> {
  const child = fork("lib/testing/poison-child.ts", [marks, name], {
    execArgv: ["--import", "tsx"],
    env: { ...process.env, PLAIN: plain ? "1" : "0", PATIENCE_MS: String(patienceMs) },
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  })
  children.add(child)
  await once(child, "message")
  return child
}

/** As the supervisor does: a worker that dies is started again. */
function keepRunning(name: string): { stop(): void } {
  let stopped = false
  void (async () => {
    while (!stopped) {
      const child = await startWorker(name)
      await once(child, "exit")
    }
  })()
  return {
    stop() {
      stopped = true
    },
  }
}

describe("F15 poison", () => {
  it("an endless loop dies of its limit, with a reason; the worker comes back and the others go on", async () => {
    const id = await emitRaw("endless")
    const worker = keepRunning("w")
    await until(async () => said().includes("spin w"))
    const others = await Promise.all(Array.from({ length: 4 }, () => emitRaw("fine")))
    const [run] = await ended(id, 1, 150_000)
    const fine = (await Promise.all(others.map((one) => ended(one)))).flat()
    worker.stop()
    expect(run).toMatchObject({ status: "failed", error: { name: "WorkerDied" } })
    expect(said().filter((line) => line === "spin w")).toHaveLength(3)
    expect(fine.map((one) => one.status)).toEqual(others.map(() => "completed"))
  }, 240_000)

  it.each(["huge", "hugest"])(
    "50 MB out of a step or a run are refused by name: %s",
    async (event) => {
      // To write 50 MB as JSON takes a busy machine longer than the watchdog of the others allows.
      await startWorker("w", { patienceMs: 60_000 })
      const id = await emitRaw(event)
      const fine = await emitRaw("fine")
      const [run] = await ended(id, 1, 100_000)
      expect(run).toMatchObject({ status: "failed", error: { name: "OutputTooLarge" } })
      expect(run?.error?.message).toMatch(/gave 5[01] MB; at most 4 MB/)
      expect((await ended(fine))[0]?.status).toBe("completed")
      const { rows } = await enginePool().query(
        "select max(length(step.output::text)) as most from engine.step join engine.run on run.id = run_id where event_id = $1",
        [id],
      )
      expect(Number(rows[0].most ?? 0)).toBeLessThan(100)
    },
    200_000,
  )

  it("what always throws is dead after its tries, and waits as a dead letter", async () => {
    await startWorker("w")
    const id = await emitRaw("broken")
    const [run] = await ended(id)
    expect(run).toMatchObject({ status: "failed", error: { message: "always" } })
    const { rows } = await enginePool().query("select settled_as from engine.run where event_id = $1", [id])
    expect(rows).toEqual([{ settled_as: null }])
  })
})

describe.each([{ plain: false }, { plain: true }])("F16 a frozen worker, plain: $plain", ({ plain }) => {
  it("changes nothing when it thaws: another has done its work", async () => {
    const frozen = await startWorker("frozen", { plain })
    const ids = await Promise.all([0, 1, 2].map((n) => emitRaw("slow", { n })))
    await until(async () => said().filter((line) => line.startsWith("begin frozen")).length === 3)
    frozen.kill("SIGSTOP")
    await startWorker("quick", { plain })
    const done = (await Promise.all(ids.map((id) => ended(id, 1, 100_000)))).flat()
    const before = await Promise.all(ids.map(stateOf))
    frozen.kill("SIGCONT")
    await until(async () => said().filter((line) => line.startsWith("end frozen")).length === 3)
    await new Promise((resolve) => setTimeout(resolve, 700))
    expect(done.map((run) => run.output)).toEqual(["quick", "quick", "quick"])
    expect(await Promise.all(ids.map(stateOf))).toEqual(before)
    expect(said().filter((line) => line.startsWith("after frozen"))).toEqual([])
    expect((await Promise.all(ids.map((id) => runsOf(id)))).flat()).toEqual(done)
  }, 240_000)
})

async function stateOf(eventId: string): Promise<unknown[]> {
  const { rows } = await enginePool().query(
    `select run.status, run.output::text, run.finished_at, step.id, step.output::text as step, step.seq, step.finished_at as at
     from engine.run left join engine.step on step.run_id = run.id where run.event_id = $1 order by step.seq`,
    [eventId],
  )
  return rows
}
