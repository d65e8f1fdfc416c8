/** A worker of its own for tests that kill it: `tsx lib/testing/deploy-child.ts`. Says so when it works. */
import { quickDeployments } from "@/lib/testing/deployments"

quickDeployments()
const { startWorker } = await import("@/inngest/worker")
await startWorker()
process.send?.("ready")
