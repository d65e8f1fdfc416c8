import { appendFileSync, cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { afterAll, expect, it } from "vitest"
import { closeDb, inClinic } from "@/lib/db"
import { resetEnv } from "@/lib/env"
import { forgetReplica, onReplica } from "@/lib/replica"
import { testDatabase } from "@/lib/testing/db"
import { makeClinic } from "@/lib/testing/factory"
import { addPatient } from "@/lib/testing/patients"
import { migrate } from "@/prisma/migrate"
import { type Cluster, startCluster, stopCluster } from "@/scripts/postgres"

const { secret } = await testDatabase()
const home = mkdtempSync(join(tmpdir(), "rounds-replica-"))
const [primaryDir, standbyDir] = [join(home, "primary"), join(home, "standby")]
const start = (dataDir: string, port?: number): Promise<Cluster> =>
  startCluster({ dataDir, port, password: "test", durable: false, logFile: `${dataDir}.log` })

afterAll(async () => {
  await closeDb()
  await Promise.all([stopCluster(standbyDir), stopCluster(primaryDir)])
  rmSync(home, { recursive: true, force: true })
})

/** A primary, and a standby that follows it by streaming: what docs/scaling.md tells to set up. */
async function pair() {
  const first = await start(primaryDir)
  await migrate(first.url, { secret })
  await stopCluster(primaryDir)
  cpSync(primaryDir, standbyDir, { recursive: true })
  const primary = await start(primaryDir)
  const { hostname, password, username } = new URL(primary.url)
  writeFileSync(join(standbyDir, "standby.signal"), "")
  appendFileSync(
    join(standbyDir, "postgresql.auto.conf"),
    `\nprimary_conninfo = 'host=${hostname} port=${primary.port} user=${username} password=${password}'\n`,
  )
  return { primary, standby: await start(standbyDir) }
}

const read = (clinicId: string) =>
  inClinic(clinicId, (own) =>
    onReplica(clinicId, own, async (tx, isReplica) => ({ isReplica, patients: await tx.patient.count() })),
  )

it("follows by streaming, answers reports, and is left alone when it falls behind or away", async () => {
  const { primary, standby } = await pair()
  await closeDb()
  Object.assign(process.env, { DATABASE_URL: primary.url, DATABASE_READ_REPLICA_URL: standby.url })
  resetEnv()
  forgetReplica()
  const { id } = await makeClinic()
  const lags: number[] = []
  for (let n = 1; n <= 20; n += 1) {
    await addPatient(id)
    const from = performance.now()
    for (;;) {
      const seen = await read(id)
      expect(seen.isReplica).toBe(true)
      if (seen.patients === n) break
      await sleep(1)
    }
    lags.push(performance.now() - from)
  }
  const sorted = lags.sort((one, other) => one - other)
  console.warn(
    `seen on the standby after a commit: median ${sorted[10]?.toFixed(1)} ms, most ${sorted[19]?.toFixed(1)} ms`,
  )

  // Gone in the middle of the day: nobody waits for it.
  await stopCluster(standbyDir)
  expect(await read(id)).toEqual({ isReplica: false, patients: 20 })
}, 240_000)
