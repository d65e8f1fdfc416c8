import type { ArrivalRow } from "@/lib/appointments/of-day"
import { listOwnDay } from "@/lib/appointments/today"
import { can, type Role } from "@/lib/can"
import type { Ctx } from "@/lib/ctx"
import { listNoShows } from "@/lib/no-shows/list"
import type { NoShowRow } from "@/lib/no-shows/schema"
import { countRecalls, type RecallsToday } from "@/lib/recalls/today"
import { listOffers } from "@/lib/waiting-list/offers"
import type { OfferRow } from "@/lib/waiting-list/schema"

/** The day's appointments as they concern this person. A part is null where it is not theirs. */
export type CareToday = {
  /** Of who treats: what is still to come and what goes on, and how many are done. */
  day: { practitionerId: string; rows: ArrivalRow[]; done: number } | null
  offers: OfferRow[] | null
  noShows: { open: number; rows: NoShowRow[] } | null
  recalls: RecallsToday | null
}

const OVER = ["completed", "no_show"]
const SHOWN = 4

/** Who lets people in. */
export const seesArrivals = (ctx: Ctx): boolean =>
  can(ctx.roles, "appointments.read")?.scope === "all" &&
  (ctx.roles.includes("frontdesk") || ctx.roles.includes("admin"))

export async function loadCare(ctx: Ctx): Promise<CareToday> {
  const scope = can(ctx.roles, "appointments.read")?.scope
  const is = (...roles: Role[]) => scope !== undefined && roles.some((role) => ctx.roles.includes(role))
  const desk = scope === "all" && is("coordinator", "admin")
  const [day, offers, noShows, recalls] = await Promise.all([
    is("doctor") ? listOwnDay(ctx, {}) : null,
    desk ? listOffers(ctx, {}) : null,
    desk ? listNoShows(ctx, {}) : null,
    desk ? countRecalls(ctx, {}) : null,
  ])
  return {
    day: day && {
      practitionerId: day.practitionerId,
      rows: day.rows.filter((row) => !OVER.includes(row.status)),
      done: day.rows.filter((row) => row.status === "completed").length,
    },
    offers: offers ? offers.open.slice(0, SHOWN) : null,
    noShows: noShows && { open: noShows.open, rows: noShows.rows.slice(0, SHOWN) },
    recalls,
  }
}
