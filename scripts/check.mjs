// npm run check: format, lint, types and pure tests, side by side; no database, under half a minute.
import { GATES, gate } from "./gate.mjs"
import { ensureClient, ensureInstalled } from "./install.mjs"
import { ensureRouteTypes } from "./setup.mjs"

ensureInstalled()
ensureClient()
ensureRouteTypes()

const results = await Promise.all(Object.values(GATES).map(([name, args]) => gate(name, args)))
const failed = results.filter((passed) => !passed).length
console.log(`${results.length - failed} passed, ${failed} failed`)
process.exit(failed ? 1 : 0)
