import { outgoingConnection } from "@/lib/connections/outgoing"
import { placeOf } from "@/lib/connections/place"
import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { env } from "@/lib/env"
import type { Place } from "@/lib/outbound/partner"
import { demoOpenai } from "@/lib/providers/openai/fake"

/** `id`: the connection's; null where the demo's environment stands in for one. */
export type ModelAccount = Place & { id: string | null; token: string }

/** Whom the clinic asks. Null: nobody, so the rules decide. A demo asks nobody unless its environment says whom. */
export async function modelAccount(tx: Tx, ctx: Ctx): Promise<ModelAccount | null> {
  const own = await outgoingConnection(tx, ctx, "openai")
  if (own) {
    if (own.isPaused || !own.token) return null
    return withAnswer({ id: own.id, token: own.token, ...own.place })
  }
  const { ROUNDS_DEMO: isDemo, OPENAI_API_KEY, OPENAI_BASE_URL } = env()
  if (!isDemo || !(OPENAI_API_KEY || OPENAI_BASE_URL)) return null
  return withAnswer({ id: null, token: OPENAI_API_KEY ?? "demo-access-token", ...placeOf("openai", null) })
}

const withAnswer = <P extends ModelAccount & { isFake: boolean }>(place: P): ModelAccount =>
  place.isFake ? { ...place, answer: demoOpenai().answer } : place
