import type { z } from "zod"
import { bookAppointment } from "@/lib/appointments/book"
import { makeFeed } from "@/lib/calendar-feeds/make"
import type { MakeFeedInput } from "@/lib/calendar-feeds/schema"
import { newId } from "@/lib/ids"
import { changePractitioner } from "@/lib/practitioners/change"
import { appointmentGround } from "@/lib/testing/appointments"
import { addMs, DAY_MS, HOUR_MS, now, toDate } from "@/lib/time"

/** A clinic whose first practitioner is the member, with a booking of theirs and one of the other's next week. */
export async function feedGround() {
  const ground = await appointmentGround()
  const { ctxFor, me, practitionerIds, booking, patient } = ground
  await changePractitioner(ctxFor(["admin"]), { id: practitionerIds[0]!, name: "Dr Vance", memberId: me.id })
  const soon = toDate(Math.floor(addMs(now(), 7 * DAY_MS).getTime() / HOUR_MS) * HOUR_MS)
  const book = async (given: object) =>
    (
      await bookAppointment(
        ctxFor(["admin"]),
        booking({ startsAt: soon.toISOString(), anyway: true, ...given }),
      )
    ).id ?? ""
  const mine = await book({})
  const others = await book({ practitionerId: practitionerIds[1]!, patientId: await patient() })
  const make = (given: Partial<z.input<typeof MakeFeedInput>> = {}, roles = ["admin"] as const) =>
    makeFeed(ctxFor(roles), { key: newId(), scope: "mine", ...given })
  const tokenOf = (url: string | null) => (url ?? "").split("/").at(-1)?.replace(".ics", "") ?? ""
  return { ...ground, soon, mine, others, make, tokenOf }
}
