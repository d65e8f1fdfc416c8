// npm run demo: everything a fresh clone lacks, then the supervisor (scripts/demo.ts) in this same process.
import { ensureBuild, withSetupLock } from "./setup.mjs"

await withSetupLock(ensureBuild)
await import("../dist/demo.js")
