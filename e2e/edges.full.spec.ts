import { join } from "node:path"
import { expect, test } from "@playwright/test"
import { WEBHOOK_FAILPOINTS } from "@/lib/failpoint"
import { check, untilQuiet } from "./crash/checker"
import { startSender } from "./crash/sender"
import { startDemo } from "./stack"

/** At every 25th passing of an edge the process dies there, and the supervisor starts it again. */
const DEATHS = 10

for (const edge of WEBHOOK_FAILPOINTS) {
  test(`F2 ${edge}: ${DEATHS} deaths there, nothing lost, doubled or undecided`, async () => {
    test.setTimeout(420_000)
    const demo = await startDemo({ env: { LOG_LEVEL: "error", ROUNDS_FAILPOINT: `${edge}@25` } })
    try {
      const name = edge.startsWith("receive") ? "server" : "worker"
      const sender = startSender(demo.url, join(demo.dataDir, "journal.ndjson"))
      const seen = new Set<number>()
      await expect
        .poll(
          () => {
            const pid = demo.runtime().pids[name]
            if (pid) seen.add(pid)
            return seen.size
          },
          { timeout: 300_000, intervals: [50] },
        )
        .toBeGreaterThan(DEATHS)
      const journal = await sender.stop()
      await untilQuiet(demo.runtime().databaseUrl)
      const verdict = await check(demo.runtime().databaseUrl, journal)
      process.stdout.write(`${edge} ${JSON.stringify(verdict)}\n`)
      expect(verdict).toMatchObject({ lost: 0, doubled: 0, undecided: 0, foreign: 0 })
    } finally {
      await demo.stop()
    }
  })
}
