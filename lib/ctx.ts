import { can, type Grant, type Permission, type Role } from "@/lib/can"
import { newId } from "@/lib/ids"
import { now } from "@/lib/time"

export type ClinicId = string & { readonly __brand: "ClinicId" }
export const asClinicId = (id: string): ClinicId => id as ClinicId

export type Actor =
  | { kind: "member"; userId: string; memberId: string; name: string; sessionId: string }
  | { kind: "system"; name: string; runId?: string; token?: MachineToken }

/** A machine that showed a token: it may what its scopes say, and nothing else. */
export type MachineToken = { id: string; scopes: readonly string[] }

export type ClinicInfo = { slug: string; name: string; timeZone: string }

/** One patient whose name and number a masked view shows, until then. */
export type Unmasked = { patientId: string; until: Date }

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
  /** Signed in with the password alone where a second factor is asked: may set it up, and nothing else. */
  mustEnrol?: true
  /** The glass is broken until then: the whole clinic's patients may be read. */
  breakGlassUntil?: Date
  unmasked?: readonly Unmasked[]
  /** A person of the platform is here on a grant, until then. */
  grantUntil?: Date
}

export const STEP_UP_LIFE_MS = 5 * 60_000

export const SYSTEM_GRANT: Grant = { scope: "all", stepUp: false, approval: false, propose: false }

/** What a scope opens besides the permission of its own name. */
const BESIDES: Readonly<Record<string, readonly Permission[]>> = {
  "releases.write": ["deployments.read"],
  "deployments.write": ["deployments.read"],
}

const mayByScopes = (scopes: readonly string[], permission: Permission): boolean =>
  scopes.some((scope) => scope === permission || BESIDES[scope]?.includes(permission))

/** What broken glass opens. Reading only: whoever looks in an emergency still works on their own patients alone. */
const BEHIND_GLASS: ReadonlySet<Permission> = new Set<Permission>([
  "leads.read",
  "leads.score.read",
  "messages.read",
  "recordings.read",
  "clinical.read",
  "appointments.read",
  "consents.read",
  "consents.ledger.read",
  "patients.read",
])

export const isGlassBroken = (ctx: Ctx): boolean =>
  ctx.breakGlassUntil !== undefined && ctx.breakGlassUntil > ctx.now && can(ctx.roles, "breakGlass") !== null

/** What the caller may at this moment: the roles' grant, wider while the glass is broken. Null: refused. */
export function grantOf(ctx: Ctx, permission: Permission): Grant | null {
  if (ctx.actor.kind === "system")
    return !ctx.actor.token || mayByScopes(ctx.actor.token.scopes, permission) ? SYSTEM_GRANT : null
  const grant = can(ctx.roles, permission)
  if (grant?.scope === "all" || !BEHIND_GLASS.has(permission) || !isGlassBroken(ctx)) return grant
  return { ...(grant ?? SYSTEM_GRANT), scope: "all" }
}

/** Whether a masked view shows this one patient's name and number, just now. */
export const isUnmasked = (ctx: Ctx, patientId: string): boolean =>
  can(ctx.roles, "access.unmask") !== null &&
  (ctx.unmasked?.some((one) => one.patientId === patientId && one.until > ctx.now) ?? false)

/** The member who acts; null for a job. */
export const memberIdOf = (ctx: Ctx): string | null =>
  ctx.actor.kind === "member" ? ctx.actor.memberId : null

export function systemCtx(clinicId: string, clinic: ClinicInfo, name: string, runId?: string): Ctx {
  const actor: Actor = runId ? { kind: "system", name, runId } : { kind: "system", name }
  return { requestId: runId ?? newId(), now: now(), actor, clinicId: asClinicId(clinicId), clinic, roles: [] }
}

/** "member:…", "token:…", "system:lead-scoring-workflow": how an actor is written in facts and logs. */
export function actorLabel(actor: Actor): string {
  if (actor.kind === "member") return `member:${actor.memberId}`
  return actor.token ? `token:${actor.token.id}` : `system:${actor.name}`
}
