import { type ChildProcess, fork } from "node:child_process"
import { once } from "node:events"
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { afterAll, afterEach, describe, expect, it } from "vitest"
import { closeDb, enginePool } from "@/lib/db"
import { ENGINE_FAILPOINTS } from "@/lib/failpoint"
import { testDatabase } from "@/lib/testing/db"
import { emitRaw, ended } from "@/lib/testing/engine"

await testDatabase()
afterAll(closeDb)

const TIMES = process.env.ROUNDS_FULL ? 10 : 1

const home = mkdtempSync(join(tmpdir(), "rounds-edges-"))
const marks = join(home, "marks")
const children = new Set<ChildProcess>()
afterEach(async () => {
  for (const child of children) {
    child.kill("SIGKILL")
    await gone(child)
  }
  children.clear()
})
afterAll(() => rmSync(home, { recursive: true, force: true }))

const gone = (child: ChildProcess) =>
  (child.exitCode ?? child.signalCode) === null ? once(child, "exit") : undefined

function worker(failpoint: string): ChildProcess {
  const child = fork("lib/testing/engine-child.ts", [marks], {
    execArgv: ["--import", "tsx"],
    env: {
      ...process.env,
      PLAIN: failpoint.startsWith("checkpoint") ? "0" : "1",
      ROUNDS_FAILPOINT: failpoint,
    },
    stdio: "inherit",
  })
  children.add(child)
  return child
}

describe("F2 a worker that dies at an edge", () => {
  it.each(
    ENGINE_FAILPOINTS.flatMap((edge) => Array.from({ length: TIMES }, (_, nth) => ({ edge, nth: nth + 1 }))),
  )(
    "$edge, time $nth: it dies there, the next goes on, each step has one result",
    async ({ edge, nth }) => {
      writeFileSync(marks, "")
      const dying = worker(`${edge}@${nth}`)
      const died = once(dying, "exit")
      const ids = [await emitRaw("long"), await emitRaw("wide")]
      // One after the other, so that each edge is passed as often as the highest number: together they are one pass.
      let isDead = false
      const end = died.then(([code]) => {
        isDead = true
        return code
      })
      for (let more = 0; TIMES > 1 && !isDead && more < 40; more++) {
        ids.push(await emitRaw("long"))
        await sleep(400)
      }
      expect(await end).toBe(137)
      const kept = await remembered()
      const from = said().length

      worker("")
      const runs = (await Promise.all(ids.map((id) => ended(id, 1, 120_000)))).flat()
      expect(runs.map((run) => run.status)).toEqual(ids.map(() => "completed"))
      const again = said()
        .slice(from)
        .filter((line) => line.startsWith("begin ") && kept.has(line.slice(6)))
      expect(again).toEqual([])
      const { rows } = await enginePool().query("select 1 from engine.job where run_id = any ($1::uuid[])", [
        runs.map((run) => run.id),
      ])
      expect(rows).toEqual([])
    },
    300_000,
  )
})

const said = () => readFileSync(marks, "utf8").split("\n").filter(Boolean)

async function remembered(): Promise<Set<string>> {
  const { rows } = await enginePool().query<{ step: string }>(
    "select run_id || ' ' || name as step from engine.step where state = 'done'",
  )
  return new Set(rows.map((row) => row.step))
}
