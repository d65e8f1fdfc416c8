import type { Role } from "@/lib/can"
import type { Ctx } from "@/lib/ctx"
import { memberOf } from "@/lib/testing/ctx"
import { type MadeClinic, makeClinic } from "@/lib/testing/factory"
import { connectWhatsapp } from "@/lib/testing/whatsapp"
import { now } from "@/lib/time"

type CtxFor = (roles: readonly Role[]) => Ctx

/** A clinic with WhatsApp, and its people as the password was just given. */
export async function connectedClinic(given: Parameters<typeof connectWhatsapp>[1] = {}): Promise<{
  clinic: MadeClinic
  id: string
  admin: Ctx
  operator: Ctx
  ctxFor: CtxFor
  strangerFor: CtxFor
}> {
  const clinic = await makeClinic()
  const id = await connectWhatsapp(clinic.id, given)
  const [member, stranger] = [await memberOf(clinic), await memberOf(await makeClinic())]
  const ctxFor: CtxFor = (roles) => member(roles, { steppedUpAt: now() })
  return {
    clinic,
    id,
    admin: ctxFor(["admin"]),
    operator: ctxFor(["operator"]),
    ctxFor,
    strangerFor: stranger,
  }
}
