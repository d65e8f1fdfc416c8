import { EnvError, readEnv } from "@/lib/env"
import { complain } from "./complain"
import { dataDir, loadDotEnv, startEmbedded } from "./database"
import { isTaken } from "./http"
import { takeOver } from "./runtime"
import { sampleSecrets } from "./sample-secrets"
import { buildFacts, type Vars } from "./settings"
import { runStack } from "./stack"

/** Serves production: checks the environment, supervises server and worker, never migrates. */
async function main() {
  loadDotEnv()
  const dir = dataDir()
  const given: Vars = {
    ...buildFacts(),
    ...process.env,
    NODE_ENV: "production",
    ROUNDS_DATA_DIR: dir,
  }
  // Without an address the embedded database stands in; the rest must be right before it is started.
  const embedded = !given.DATABASE_URL
  const checked = readEnv(embedded ? { ...given, DATABASE_URL: "postgresql://127.0.0.1/rounds" } : given)
  const samples = sampleSecrets(checked)
  if (samples.length) throw new EnvError(samples)

  await takeOver(dir)
  if (await isTaken(checked.PORT)) throw new Error(`Port ${checked.PORT} is taken. Set another PORT.`)
  const cluster = embedded ? await startEmbedded(dir) : undefined
  const databaseUrl = cluster?.url ?? checked.DATABASE_URL
  const stack = runStack({
    dir,
    url: checked.NEXTAUTH_URL,
    databaseUrl: checked.DATABASE_MIGRATION_URL ?? databaseUrl,
    cluster,
    env: {
      ...given,
      PORT: String(checked.PORT),
      HOST: checked.HOST,
      DATABASE_URL: databaseUrl,
      NEXT_TELEMETRY_DISABLED: "1",
    },
    program: (name) => [`dist/${name}.js`],
    logs: "inherit",
  })
  await stack.ready
}

main().catch(complain)
