import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { expect, test } from "@playwright/test"
import { WEBHOOK_FAILPOINTS } from "@/lib/failpoint"
import { check, untilQuiet } from "./crash/checker"
import { startSender } from "./crash/sender"
import { freePort, type RunningDemo, startDemo } from "./stack"

/** Enough to pass the edge often; what comes while nothing can be done is a backlog to be drained afterwards. */
const SENDERS = 2

/** At every 25th passing of an edge the process dies there, and the supervisor starts it again. */
const DEATHS = 10

for (const edge of WEBHOOK_FAILPOINTS) {
  test(`F2 ${edge}: ${DEATHS} deaths there, nothing lost, doubled or undecided`, async () => {
    test.setTimeout(3_600_000)
    const place = { dataDir: mkdtempSync(join(tmpdir(), "rounds-e2e-")), port: await freePort() }
    let demo = await startDemo({ ...place, env: { LOG_LEVEL: "error", ROUNDS_FAILPOINT: `${edge}@25` } })
    try {
      const sender = startSender(demo.url, join(demo.dataDir, "journal.ndjson"), SENDERS)
      await deaths(demo, edge.startsWith("receive") ? "server" : "worker")
      const journal = await sender.stop()
      // What came meanwhile is a backlog, and a worker that goes on dying would be at it for long.
      await demo.stop()
      demo = await startDemo({ ...place, env: { LOG_LEVEL: "error" } })
      await untilQuiet(demo.runtime().databaseUrl)
      const verdict = await check(demo.runtime().databaseUrl, journal)
      process.stdout.write(`${edge} ${JSON.stringify(verdict)}\n`)
      expect(verdict).toMatchObject({ lost: 0, doubled: 0, undecided: 0, foreign: 0 })
    } finally {
      await demo.stop()
      rmSync(place.dataDir, { recursive: true, force: true })
    }
  })
}

async function deaths(demo: RunningDemo, name: "server" | "worker"): Promise<void> {
  const seen = new Set<number>()
  await expect
    .poll(
      () => {
        const pid = demo.runtime().pids[name]
        if (pid) seen.add(pid)
        return seen.size
      },
      { timeout: 900_000, intervals: [50] },
    )
    .toBeGreaterThan(DEATHS)
}
