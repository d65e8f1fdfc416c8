import type { Role } from "@/lib/can"
import type { Ctx } from "@/lib/ctx"
import { platformDb } from "@/lib/db"
import { newId } from "@/lib/ids"
import { forgetModels } from "@/lib/models/live"
import { seal } from "@/lib/seal"
import { type LeadGround, leadGround } from "@/lib/testing/lead-ground"
import { now } from "@/lib/time"

export type ModelGround = LeadGround & { connectionId: string; admin: Ctx }

/** A clinic with a model's key, and its people as the password was just given. */
export async function modelGround(): Promise<ModelGround> {
  const made = await leadGround({ score: null, classification: null, dueAt: null, name: "Maria Popescu" })
  const id = newId()
  const sealed = seal(JSON.stringify({ secrets: [], apiKey: "a-model-key" }), id)
  await platformDb().connection.create({
    data: { id, clinicId: made.clinic.id, provider: "openai", scheme: "api-key", sealed },
  })
  forgetModels()
  const fresh = (roles: readonly Role[]): Ctx => ({ ...made.ctxFor(roles), steppedUpAt: now() })
  return { ...made, ctxFor: fresh, connectionId: id, admin: fresh(["admin"]) }
}
