import { z } from "zod"
import { hoursOn, weekdayOf } from "@/lib/appointments/spans"
import { grantOf } from "@/lib/ctx"
import { query } from "@/lib/operation"
import { freeMembers, toUsual } from "@/lib/practitioners/reach"
import type { PractitionerList } from "@/lib/practitioners/schema"
import { calendarDay, DAY_MS, toDate } from "@/lib/time"

/** No clinic has more, and the calendar shows them side by side. */
const MOST = 500

/** In the calendar's order, those who are there no more last; each with the week that begins today. */
export const listPractitioners = query({
  name: "practitioners.list",
  may: "hours.read",
  input: z.strictObject({}),
  async run({ ctx, tx }): Promise<PractitionerList> {
    const write = grantOf(ctx, "settings.write") !== null
    const found = await tx.practitioner.findMany({
      orderBy: [{ position: "asc" }, { id: "asc" }],
      include: {
        member: { select: { id: true, name: true } },
        hours: true,
        services: { select: { service: { select: { name: true, retiredAt: true, position: true } } } },
      },
      take: MOST,
    })
    const today = Date.parse(`${calendarDay(ctx.now, ctx.clinic.timeZone)}T00:00:00Z`)
    const days = Array.from({ length: 7 }, (_, n) =>
      toDate(today + n * DAY_MS)
        .toISOString()
        .slice(0, 10),
    ).sort((one, other) => weekdayOf(one) - weekdayOf(other))
    const rows = found.map(({ id, name, title, colour, member, retiredAt, services, hours }) => {
      const usual = hours.map(toUsual)
      return {
        id,
        name,
        title,
        colour,
        member,
        isRetired: retiredAt !== null,
        services: services
          .map((one) => one.service)
          .filter((one) => one.retiredAt === null)
          .sort((one, other) => one.position - other.position)
          .map((one) => one.name),
        week: days.flatMap((day) =>
          hoursOn(usual, day)
            .sort((one, other) => one.fromMinute - other.fromMinute)
            .map(({ weekday, fromMinute, untilMinute, roomId }) => ({
              weekday,
              fromMinute,
              untilMinute,
              roomId,
            })),
        ),
      }
    })
    return {
      rows: [...rows.filter((one) => !one.isRetired), ...rows.filter((one) => one.isRetired)],
      members: write ? await freeMembers(tx, ctx) : [],
      may: { write },
    }
  },
})
