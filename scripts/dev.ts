import { complain } from "./complain"
import { prepareDemo } from "./prepare"
import { runStack } from "./stack"

const TSX = "node_modules/tsx/dist/cli.mjs"
const CONFIG = ["--tsconfig", "scripts/tsconfig.json"]

/** Next in development mode, and the worker started anew whenever its sources change. */
async function main() {
  const prepared = await prepareDemo("development", [TSX, ...CONFIG, "prisma/seed.ts"])
  const stack = runStack({
    ...prepared,
    program: (name) =>
      name === "server"
        ? [TSX, ...CONFIG, "scripts/server.ts", "--dev"]
        : [TSX, "watch", "--clear-screen=false", ...CONFIG, "scripts/worker.ts"],
    logs: "inherit",
  })
  await stack.ready
  console.log(`Rounds in development: ${prepared.url}`)
}

main().catch(complain)
