import type { Role } from "@/lib/can"
import type { Ctx } from "@/lib/ctx"
import { memberOf } from "@/lib/testing/ctx"
import { type MadeClinic, type MadeMember, makeClinic } from "@/lib/testing/factory"
import { type MadeLead, makeLead } from "@/lib/testing/leads"

export type LeadGround = {
  clinic: MadeClinic
  member: MadeMember
  lead: MadeLead
  ctxFor(roles: readonly Role[]): Ctx
  strangerFor(roles: readonly Role[]): Ctx
}

/** A lead of one clinic, a member of that clinic and a member of another. */
export async function leadGround(given: Parameters<typeof makeLead>[1] = {}): Promise<LeadGround> {
  const clinic = await makeClinic()
  const ctxFor = await memberOf(clinic)
  const strangerFor = await memberOf(await makeClinic())
  const lead = await makeLead(clinic.id, given)
  return { clinic, member: ctxFor.member, lead, ctxFor, strangerFor }
}
