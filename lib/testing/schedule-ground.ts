import type { Role } from "@/lib/can"
import type { Ctx } from "@/lib/ctx"
import { ctxWith, memberOf } from "@/lib/testing/ctx"
import { type MadeClinic, makeClinic } from "@/lib/testing/factory"

/** A schedule's id is the same everywhere: whoever asks sees the one of their own clinic. */
export type ScheduleGround = {
  clinic: MadeClinic
  admin: Ctx
  ctxFor(roles: readonly Role[]): Ctx
  strangerFor(roles: readonly Role[]): Ctx
}

export async function scheduleGround(): Promise<ScheduleGround> {
  const clinic = await makeClinic()
  return {
    clinic,
    admin: await ctxWith(clinic, ["admin"]),
    ctxFor: await memberOf(clinic),
    strangerFor: await memberOf(await makeClinic()),
  }
}
