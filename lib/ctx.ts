import type { Role } from "@/lib/can"
import { newId } from "@/lib/ids"
import { now } from "@/lib/time"

export type ClinicId = string & { readonly __brand: "ClinicId" }
export const asClinicId = (id: string): ClinicId => id as ClinicId

export type Actor =
  | { kind: "member"; userId: string; memberId: string; name: string; sessionId: string }
  | { kind: "system"; name: string; runId?: string }

export type ClinicInfo = { slug: string; name: string; timeZone: string }

/** Who asks, for which clinic, and when. Made from the session row or by a job, never from a request's own words. */
export type Ctx = {
  requestId: string
  now: Date
  actor: Actor
  clinicId: ClinicId
  clinic: ClinicInfo
  roles: readonly Role[]
  /** When the password was last given for a sensitive action. */
  steppedUpAt?: Date
}

export const STEP_UP_LIFE_MS = 5 * 60_000

export function systemCtx(clinicId: string, clinic: ClinicInfo, name: string, runId?: string): Ctx {
  const actor: Actor = runId ? { kind: "system", name, runId } : { kind: "system", name }
  return { requestId: runId ?? newId(), now: now(), actor, clinicId: asClinicId(clinicId), clinic, roles: [] }
}

/** "member:…", "system:lead-scoring-workflow": how an actor is written in facts and logs. */
export function actorLabel(actor: Actor): string {
  return actor.kind === "member" ? `member:${actor.memberId}` : `system:${actor.name}`
}
