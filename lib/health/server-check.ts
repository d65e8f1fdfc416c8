import { serverState, whatIsWrong } from "@/lib/engine/server-state"
import type { Check } from "@/lib/health/checks"

/** Where a server drives the functions: whether it can. Null where none is set. */
export async function serverCheck(): Promise<Check | null> {
  const state = await serverState()
  if (!state) return null
  const wrong = whatIsWrong(state)
  return wrong
    ? { status: "degraded", detail: `Inngest server: ${wrong}` }
    : { status: "ok", detail: `Inngest server at ${state.host}` }
}
