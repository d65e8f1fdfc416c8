import { readEnv } from "@/lib/env"
import { complain } from "./complain"
import { clusterDir, dataDir, loadDotEnv, startEmbedded } from "./database"
import { isTaken } from "./http"
import { type Cluster, stopCluster } from "./postgres"
import { letGo, takeOver } from "./runtime"
import { readSecrets } from "./secrets"
import { buildFacts, embeddedEnv, fixedClock, type Vars } from "./settings"
import { runStack } from "./stack"

/** Serves production: checks the environment, supervises server and worker, never migrates. */
async function main() {
  loadDotEnv()
  const dir = dataDir()
  const given: Vars = { ...buildFacts(), ...process.env, NODE_ENV: "production", ROUNDS_DATA_DIR: dir }
  given.ROUNDS_CLOCK = fixedClock(given.ROUNDS_CLOCK)
  // Without an address the embedded database stands in, with its own secrets; all else must be right before it starts.
  const embedded = !given.DATABASE_URL
  const checked = readEnv(embedded ? standIn(dir, given) : given)

  await takeOver(dir)
  const cluster = await prepared(dir, checked.PORT, embedded)
  const stack = runStack({
    dir,
    url: checked.NEXTAUTH_URL,
    databaseUrl: cluster?.url ?? checked.DATABASE_MIGRATION_URL ?? checked.DATABASE_URL,
    cluster,
    env: {
      ...given,
      PORT: String(checked.PORT),
      HOST: checked.HOST,
      ...(cluster ? embeddedEnv(dir, cluster.url) : {}),
      NEXT_TELEMETRY_DISABLED: "1",
    },
    program: (name) => [`dist/${name}.js`],
    logs: "inherit",
  })
  await stack.ready
}

/** The embedded database where it is wanted; who fails here leaves neither lock nor database behind. */
async function prepared(dir: string, port: number, embedded: boolean): Promise<Cluster | undefined> {
  try {
    if (await isTaken(port)) throw new Error(`Port ${port} is taken. Set another PORT.`)
    return embedded ? await startEmbedded(dir) : undefined
  } catch (error) {
    if (embedded) await stopCluster(clusterDir(dir))
    letGo(dir)
    throw error
  }
}

function standIn(dir: string, given: Vars): Vars {
  const { nextauthSecret, encryptionKey } = readSecrets(dir)
  return {
    ...given,
    DATABASE_URL: "postgresql://127.0.0.1/rounds",
    NEXTAUTH_SECRET: given.NEXTAUTH_SECRET || nextauthSecret,
    ENCRYPTION_KEY: given.ENCRYPTION_KEY || encryptionKey,
  }
}

main().catch(complain)
