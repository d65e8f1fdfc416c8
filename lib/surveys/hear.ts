import type { Heard, Said } from "@/lib/answers/said"
import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"

/** What a reply says to the question how likely they are to recommend us; null: it is none. */
export async function hearSurvey(_tx: Tx, _ctx: Ctx, _said: Said): Promise<Heard | null> {
  return null
}
