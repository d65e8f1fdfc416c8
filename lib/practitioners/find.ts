import { can } from "@/lib/can"
import { grantOf, memberIdOf } from "@/lib/ctx"
import { fail } from "@/lib/errors"
import { isId } from "@/lib/ids"
import { query } from "@/lib/operation"
import { periodsOf } from "@/lib/practitioners/hours"
import { freeMembers, toUsual } from "@/lib/practitioners/reach"
import { OneInput, type PractitionerView } from "@/lib/practitioners/schema"
import { calendarDay } from "@/lib/time"

/** One with all hours, what they do of all there is, and what can be chosen for a change. */
export const findPractitioner = query({
  name: "practitioners.find",
  may: "hours.read",
  input: OneInput,
  async run({ ctx, tx, input }): Promise<PractitionerView> {
    const found = isId(input.id)
      ? await tx.practitioner.findUnique({
          where: { id: input.id },
          include: { member: { select: { id: true, name: true } }, hours: true, services: true },
        })
      : null
    if (!found) return fail("not_found")
    const write = grantOf(ctx, "settings.write") !== null
    const services = await tx.service.findMany({
      where: { retiredAt: null },
      orderBy: [{ position: "asc" }, { id: "asc" }],
      select: { id: true, name: true, minutes: true },
    })
    const rooms = await tx.room.findMany({
      where: { retiredAt: null },
      orderBy: [{ position: "asc" }, { id: "asc" }],
      select: { id: true, name: true },
    })
    const { id, name, title, colour, member, retiredAt } = found
    const does = new Map(found.services.map((one) => [one.serviceId, one.minutes]))
    const away = can(ctx.roles, "absences.write")
    return {
      id,
      name,
      title,
      colour,
      member,
      isRetired: retiredAt !== null,
      services: services.map((one) => ({
        id: one.id,
        name: one.name,
        usualMinutes: one.minutes,
        minutes: does.get(one.id) ?? null,
        does: does.has(one.id),
      })),
      periods: periodsOf(found.hours.map(toUsual)),
      rooms,
      members: write ? await freeMembers(tx, ctx, id) : [],
      today: calendarDay(ctx.now, ctx.clinic.timeZone),
      may: {
        write,
        absences: away?.scope === "all" || (away !== null && found.memberId === memberIdOf(ctx)),
      },
    }
  },
})
