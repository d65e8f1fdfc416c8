import { systemCtx } from "@/lib/ctx"
import { platformPool } from "@/lib/db"
import { giveBack, take } from "@/lib/sessions/throttle"
import { tokenHashOf } from "@/lib/team/links"

type Found = {
  clinicId: string
  kind: "request" | "receipt"
  id: string
  expiresAt: Date
  slug: string
  name: string
  timeZone: string
}

/**
 * What stands behind /c/{token}. Null alike for a wrong link, one that ended and one too many from this address: nobody
 * learns which. A question's link leads to its receipt after it was answered; `readByLink` knows.
 */
export async function findConsentLink(token: string, address: string) {
  const taken = await take("links", address)
  if (!taken.allowed) return null
  const { rows } = await platformPool().query<Found>("select * from consent_link($1)", [tokenHashOf(token)])
  const found = rows[0]
  if (!found) return null
  await giveBack("links", address)
  const { clinicId, kind, id, expiresAt, slug, name, timeZone } = found
  const ctx = systemCtx(clinicId, { slug, name, timeZone }, "consent-page")
  if (kind === "receipt" && expiresAt <= ctx.now) return null
  return { kind, id, ctx }
}
