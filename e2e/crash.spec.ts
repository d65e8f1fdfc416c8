import { join } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { expect, test } from "@playwright/test"
import { check, untilQuiet, type Verdict } from "./crash/checker"
import { type Journal, startSender } from "./crash/sender"
import { type RunningDemo, startDemo } from "./stack"

const KILLS = 20

test.describe.configure({ mode: "parallel" })

/**
 * Kills a process again and again, each time at a moment nobody chose, once it is back from the last time and some
 * webhooks were answered since: a kill while nothing is under way proves nothing, however slow the machine is.
 */
async function killMany(
  demo: RunningDemo,
  journal: Journal,
  kills: number,
  name: "server" | "worker",
): Promise<void> {
  for (let n = 0; n < kills; n++) {
    const from = journal.acked.size
    await expect
      .poll(() => journal.acked.size - from, { timeout: 30_000, intervals: [20] })
      .toBeGreaterThan(10)
    await sleep(Math.random() * 500)
    const pid = await pidOf(demo, name)
    process.kill(pid, "SIGKILL")
    const isBack = async () =>
      (await pidOf(demo, name)) !== pid && (name === "worker" || (await isUp(demo.url)))
    await expect.poll(isBack, { timeout: 30_000, intervals: [50] }).toBe(true)
  }
}

async function pidOf(demo: RunningDemo, name: "server" | "worker"): Promise<number> {
  for (;;) {
    const pid = demo.runtime().pids[name]
    if (pid) return pid
    await sleep(20)
  }
}

const isUp = (url: string) =>
  fetch(`${url}/health/live`, { signal: AbortSignal.timeout(2_000) }).then(
    (response) => response.ok,
    () => false,
  )

async function crash(
  env: Record<string, string>,
  kills: { server: number; worker: number },
): Promise<Verdict> {
  const demo = await startDemo({ env: { LOG_LEVEL: "error", ...env } })
  try {
    const { databaseUrl } = demo.runtime()
    const sender = startSender(demo.url, join(demo.dataDir, "journal.ndjson"))
    await Promise.all([
      killMany(demo, sender.journal, kills.server, "server"),
      killMany(demo, sender.journal, kills.worker, "worker"),
    ])
    const journal = await sender.stop()
    await untilQuiet(databaseUrl)
    const verdict = await check(databaseUrl, journal)
    const answers = Object.fromEntries(journal.answers)
    process.stdout.write(`${JSON.stringify({ ...verdict, requests: journal.requests, answers })}\n`)
    expect(journal.acked.size).toBeGreaterThan(10 * kills.server)
    // The ledger's own sums, over all that was stored before and now.
    expect(verdict.ledger.accepted).toBe(verdict.ledger.events)
    return verdict
  } finally {
    await demo.stop()
  }
}

test(`${KILLS} × kill -9 of server and worker: nothing lost, doubled or undecided`, async () => {
  test.setTimeout(420_000)
  const verdict = await crash({}, { server: KILLS, worker: KILLS })
  expect(verdict).toMatchObject({ lost: 0, doubled: 0, undecided: 0, foreign: 0 })
})

test("the checker finds what a receive loses that answers before it commits", async () => {
  test.setTimeout(420_000)
  const verdict = await crash({ ROUNDS_FAILPOINT: "ack-before-commit" }, { server: 4, worker: 0 })
  expect(verdict.lost).toBeGreaterThan(0)
})
