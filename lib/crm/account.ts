import { outgoingConnection } from "@/lib/connections/outgoing"
import { placeOf } from "@/lib/connections/place"
import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { env } from "@/lib/env"
import { demoHubspot } from "@/lib/providers/hubspot/fake"

export type Account = Exclude<Awaited<ReturnType<typeof accountOf>>, null>

/** In demo the environment's address or a recording fake stand in for whatever is not connected. */
export async function accountOf(tx: Tx, ctx: Ctx) {
  const own = await outgoingConnection(tx, ctx, "hubspot")
  const answer =
    own?.place.isFake || (!own && placeOf("hubspot", null).isFake) ? demoHubspot().answer : undefined
  if (own) return own.token ? { id: own.id, token: own.token, ...own.place, answer } : null
  const { ROUNDS_DEMO: isDemo, HUBSPOT_ACCESS_TOKEN } = env()
  if (!isDemo) return null
  return { id: null, token: HUBSPOT_ACCESS_TOKEN ?? "demo-access-token", ...placeOf("hubspot", null), answer }
}
