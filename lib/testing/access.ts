import { breakGlass } from "@/lib/access/break-glass"
import type { Role } from "@/lib/can"
import type { Ctx } from "@/lib/ctx"
import { inClinic, platformDb } from "@/lib/db"
import { newId } from "@/lib/ids"
import { memberOf } from "@/lib/testing/ctx"
import { type MadeClinic, type MadeUser, makeClinic, makeUser } from "@/lib/testing/factory"

export type AccessGround = {
  clinic: MadeClinic
  ctxFor(roles: readonly Role[]): Ctx
  strangerFor(roles: readonly Role[]): Ctx
}

/** A clinic's member whose password was just given, and one of another clinic. */
export async function accessGround(): Promise<AccessGround> {
  const clinic = await makeClinic()
  const [own, strange] = [await memberOf(clinic), await memberOf(await makeClinic())]
  return { clinic, ctxFor: confirmed(own), strangerFor: confirmed(strange) }
}

export const confirmed = (ctxFor: (roles: readonly Role[]) => Ctx) => (roles: readonly Role[]) => {
  const ctx = ctxFor(roles)
  return { ...ctx, steppedUpAt: ctx.now }
}

export async function makePlatformUser(): Promise<MadeUser> {
  const user = await makeUser()
  await platformDb().user.update({ where: { id: user.id }, data: { isPlatform: true } })
  return user
}

export const grantInput = (email: string) => ({
  key: newId(),
  email,
  role: "operator" as const,
  hours: 2,
  reason: "Look at a stuck queue",
})

/** A doctor's broken glass; its id and the doctor. */
export async function brokenGlass(clinic: MadeClinic, at?: Date): Promise<{ id: string; doctor: Ctx }> {
  const ctx = confirmed(await memberOf(clinic))(["doctor"])
  const doctor = at ? { ...ctx, now: at, steppedUpAt: at } : ctx
  const { id } = await breakGlass(doctor, { reason: "A patient collapsed" })
  return { id, doctor }
}

export const factsNamed = (clinicId: string, prefix: string) =>
  inClinic(clinicId, (tx) =>
    tx.fact.findMany({ where: { name: { startsWith: prefix } }, orderBy: { seq: "asc" } }),
  )
