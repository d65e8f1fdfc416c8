import { memberOf } from "@/lib/testing/ctx"
import { makeClinic } from "@/lib/testing/factory"
import { makeLead } from "@/lib/testing/leads"
import { toDate } from "@/lib/time"

/** Monday of the week 2026-W47. */
export const MONDAY = "2026-11-16"
export const at = (text: string) => toDate(`${text}+02:00`)

/** A clinic in Bucharest with three leads in the week 2026-W47, one of them booked and won; seen on the Monday after. */
export async function reportGround() {
  const clinic = await makeClinic()
  const made = await memberOf(clinic)
  const stranger = await memberOf(await makeClinic())
  const now = at("2026-11-23T08:00:00")
  const createdAt = at("2026-11-17T10:00:00")
  const leads = [
    await makeLead(clinic.id, {
      createdAt,
      classification: "HOT",
      status: "won",
      utmCampaign: "=autumn",
      ownerId: made.member.id,
      firstResponseAt: at("2026-11-17T10:10:00"),
      contactedAt: at("2026-11-17T10:10:00"),
      bookedAt: at("2026-11-18T10:10:00"),
      wonAt: at("2026-11-19T10:10:00"),
    }),
    await makeLead(clinic.id, { createdAt, classification: "HOT", source: "web" }),
    await makeLead(clinic.id, { createdAt: at("2026-11-22T23:59:00"), source: "web" }),
  ]
  await makeLead(clinic.id, { createdAt: at("2026-11-23T00:01:00"), source: "web" })
  type Roles = Parameters<typeof made>[0]
  const ctxFor = Object.assign((roles: Roles) => made(roles, { now }), { member: made.member })
  const strangerFor = (roles: Roles) => stranger(roles, { now })
  return { clinic, leads, ctxFor, strangerFor }
}
