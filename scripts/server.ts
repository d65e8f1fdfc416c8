import type { IncomingMessage, ServerResponse } from "node:http"
import { setFlagsFromString } from "node:v8"
import next from "next"
import { inLanguage, languageOf } from "@/lib/language/store"
import { EXIT_ADDRESS } from "./child"
import { httpServer, listen } from "./http"
import { setOwnHeaders } from "./own-headers"

/** What must be closed before the server can end; event streams put themselves here. */
const hooks = globalThis as { __roundsOnShutdown?: Set<() => void | Promise<void>> }
hooks.__roundsOnShutdown ??= new Set()

// On a machine with much memory V8 lets garbage pile up to several times what is in use before it clears it away.
setFlagsFromString("--heap-growing-percent=50")

const GRACE_MS = 7_000
const dev = process.argv.includes("--dev")
const port = Number(process.env.PORT)
const host = process.env.HOST || undefined

// Set when what counts is loaded: the first answers of a start are not worth keeping them waiting.
let measure: (req: IncomingMessage, res: ServerResponse) => void = () => {}
let handle: (req: IncomingMessage, res: ServerResponse) => unknown = () => {}
const server = httpServer((req, res) => {
  setOwnHeaders(req.headers, req.socket.remoteAddress ?? "")
  res.setHeader("x-content-type-options", "nosniff")
  measure(req, res)
  inLanguage(languageOf(req.headers.cookie, req.headers["accept-language"]), () => void handle(req, res))
})
const app = next({ dev, dir: process.cwd(), hostname: host ?? "localhost", port, httpServer: server })
await app.prepare()
handle = app.getRequestHandler()

const others = await listen(server, port, host).catch((error: NodeJS.ErrnoException) => {
  console.error(`Cannot listen on port ${port}: ${error.code ?? error.message}`)
  process.exit(["EADDRINUSE", "EACCES", "EADDRNOTAVAIL"].includes(error.code ?? "") ? EXIT_ADDRESS : 1)
})
process.send?.({ ready: true })

// After the first answer can be given: what it needs is loaded beside the pages.
const { startWitness } = await import("@/lib/schedules/witness-loop")
const witness = startWitness()
hooks.__roundsOnShutdown.add(() => witness.stop())
const { startBeside } = await import("@/lib/figures/beside")
const beside = await startBeside()
measure = beside.measure

let ending = false
async function end(graceMs: number) {
  if (ending) return
  ending = true
  const closed = new Promise((resolve) => server.close(resolve))
  for (const other of others) other.close()
  await Promise.allSettled([...(hooks.__roundsOnShutdown ?? [])].map(async (hook) => hook()))
  server.closeIdleConnections()
  const idle = setInterval(() => server.closeIdleConnections(), 200)
  const late = setTimeout(() => server.closeAllConnections(), graceMs)
  await closed
  clearInterval(idle)
  clearTimeout(late)
  await beside.stop()
  await Promise.race([app.close(), new Promise((resolve) => setTimeout(resolve, 500))])
  process.exit(0)
}

process.on("SIGTERM", () => void end(GRACE_MS))
process.on("SIGINT", () => void end(GRACE_MS))
// The supervisor is gone: the next one starts its own server on this port.
process.on("disconnect", () => void end(1_000))
