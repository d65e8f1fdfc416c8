import { execFileSync, spawnSync } from "node:child_process"
import { rmSync, writeFileSync } from "node:fs"
import { build } from "esbuild"
import { assertRoutesListed } from "@/lib/routes-check"
import { sourceHash, writeStamp } from "./stamp.mjs"

assertRoutesListed()
const hash = sourceHash()
rmSync("dist", { recursive: true, force: true })
const next = spawnSync(process.execPath, ["node_modules/next/dist/bin/next", "build"], {
  stdio: "inherit",
  env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
})
if (next.status !== 0) process.exit(next.status ?? 1)

// Bundled, so that a start runs no TypeScript: it costs half a second a process. Packages stay outside.
await build({
  entryPoints: ["demo", "start", "server", "worker", "backup", "restore"]
    .map((name) => `scripts/${name}.ts`)
    .concat("prisma/migrate.ts", "prisma/seed.ts"),
  outdir: "dist",
  entryNames: "[name]",
  bundle: true,
  platform: "node",
  target: "node20",
  format: "esm",
  packages: "external",
  sourcemap: true,
  tsconfig: "scripts/tsconfig.json",
  logLevel: "warning",
})

writeFileSync(
  "dist/build.json",
  JSON.stringify({
    GIT_SHA: process.env.GIT_SHA || gitSha(),
    BUILD_TIME: process.env.BUILD_TIME || new Date().toISOString(),
  }),
)
writeStamp(hash)

function gitSha(): string {
  try {
    return execFileSync("git", ["rev-parse", "HEAD"], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    }).trim()
  } catch {
    return "unknown"
  }
}
