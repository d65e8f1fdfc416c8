import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { resetEnv } from "@/lib/env"
import { migrate } from "@/prisma/migrate"
import { startCluster, stopCluster } from "@/scripts/postgres"

const SECRET = "bench-secret-bench-secret-bench-secret"

/** A durable, migrated database of its own; the product's environment points at it. */
export async function throwAwayDatabase(): Promise<{ url: string; drop(): Promise<void> }> {
  const home = mkdtempSync(join(tmpdir(), "rounds-bench-"))
  const dataDir = join(home, "postgres")
  const { url } = await startCluster({ dataDir, password: "bench", logFile: join(home, "postgres.log") })
  await migrate(url, { secret: SECRET })
  Object.assign(process.env, {
    DATABASE_URL: url,
    NEXTAUTH_URL: "http://localhost:3000",
    NEXTAUTH_SECRET: SECRET,
    ENCRYPTION_KEY: "0123456789abcdef".repeat(4),
    LOG_LEVEL: "error",
  })
  // Another line may have pointed it at a database that is gone.
  resetEnv()
  return {
    url,
    async drop() {
      const { closeDb } = await import("@/lib/db")
      await closeDb()
      await stopCluster(dataDir)
      rmSync(home, { recursive: true, force: true })
    },
  }
}
