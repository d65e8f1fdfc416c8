import { startDemo } from "./stack"

/** One demo for all browser tests; `ROUNDS_E2E_URL` and `ROUNDS_E2E_DATA_DIR` name one that already runs. */
export default async function setup() {
  if (process.env.ROUNDS_E2E_URL) return
  const demo = await startDemo()
  process.env.ROUNDS_E2E_URL = demo.url
  process.env.ROUNDS_E2E_DATA_DIR = demo.dataDir
  return async () => {
    await demo.stop()
  }
}
