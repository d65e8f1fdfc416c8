import { appendFileSync, cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { migrate } from "@/prisma/migrate"
import { type Cluster, startCluster, stopCluster } from "@/scripts/postgres"

/** A primary of the product's schema, and a standby that follows it by streaming: what docs/scaling.md tells to set up. */
export async function startPair(secret: string) {
  const home = mkdtempSync(join(tmpdir(), "rounds-replica-"))
  const [primaryDir, standbyDir] = [join(home, "primary"), join(home, "standby")]
  const start = (dataDir: string): Promise<Cluster> =>
    startCluster({ dataDir, password: "test", durable: false, logFile: `${dataDir}.log` })
  const first = await start(primaryDir)
  await migrate(first.url, { secret })
  await stopCluster(primaryDir)
  cpSync(primaryDir, standbyDir, { recursive: true })
  const primary = await start(primaryDir)
  const { hostname, password, username } = new URL(primary.url)
  writeFileSync(join(standbyDir, "standby.signal"), "")
  appendFileSync(
    join(standbyDir, "postgresql.auto.conf"),
    `\nwal_receiver_status_interval = 1\nprimary_conninfo = 'host=${hostname} port=${primary.port} user=${username} password=${password}'\n`,
  )
  return {
    primary,
    standby: await start(standbyDir),
    stopStandby: () => stopCluster(standbyDir),
    async stop(): Promise<void> {
      await Promise.all([stopCluster(standbyDir), stopCluster(primaryDir)])
      rmSync(home, { recursive: true, force: true })
    },
  }
}
