import { can, type Role } from "@/lib/can"
import { grantOf } from "@/lib/ctx"
import { query } from "@/lib/operation"
import {
  gapsIn,
  nextWeek,
  overlap,
  previousWeek,
  spanOfWeek,
  thisDay,
  wallOf,
  weekOf,
} from "@/lib/rota/rules"
import { type RotaWeek, type ShiftView, WeekInput } from "@/lib/rota/schema"
import { DUTIES, type Duty } from "@/lib/rota/words"

/** A week of the rota in the clinic's zone: who is on call, where two are, and where nobody is. */
export const listWeek = query({
  name: "rota.week",
  may: "rota.read",
  input: WeekInput,
  async run({ ctx, tx, input }): Promise<RotaWeek> {
    const { timeZone } = ctx.clinic
    const days = weekOf(input.day ?? thisDay(ctx.now, timeZone))
    const week = spanOfWeek(days, timeZone)
    const shifts = await tx.onCallShift.findMany({
      where: { cancelledAt: null, startsAt: { lt: week.endsAt }, endsAt: { gt: week.startsAt } },
      orderBy: [{ startsAt: "asc" }, { id: "asc" }],
      include: { member: { select: { name: true, active: true, endsAt: true, roles: true } } },
    })
    const people = await tx.member.findMany({
      where: { active: true, OR: [{ endsAt: null }, { endsAt: { gt: ctx.now } }] },
      orderBy: [{ name: "asc" }, { id: "asc" }],
      select: { id: true, name: true, roles: true },
    })
    const isGone = ({ member }: (typeof shifts)[number]) =>
      !member.active ||
      (member.endsAt !== null && member.endsAt <= ctx.now) ||
      !can(member.roles as Role[], "urgent.acknowledge")
    const ofDuty = (duty: Duty) => {
      const all = shifts.filter((one) => one.duty === duty)
      const counted = all.filter((one) => !isGone(one))
      const views = all.map(
        (one): ShiftView => ({
          id: one.id,
          memberId: one.memberId,
          name: one.member.name,
          isGone: isGone(one),
          duty,
          startsAt: one.startsAt.toISOString(),
          endsAt: one.endsAt.toISOString(),
          starts: wallOf(one.startsAt, timeZone),
          ends: wallOf(one.endsAt, timeZone),
          note: one.note,
          isSeries: one.seriesId !== null,
          overlaps: all.some((other) => other.id !== one.id && overlap(one, other)),
        }),
      )
      const gaps = gapsIn(week, counted).map(({ startsAt, endsAt }) => ({
        startsAt: startsAt.toISOString(),
        endsAt: endsAt.toISOString(),
      }))
      const now = counted.filter((one) => one.startsAt <= ctx.now && one.endsAt > ctx.now)
      return { duty, shifts: views, gaps, now: now.map((one) => one.member.name) }
    }
    return {
      days,
      previous: previousWeek(days),
      next: nextWeek(days),
      duties: DUTIES.map(ofDuty),
      people: people.filter((one) => can(one.roles as Role[], "urgent.acknowledge")),
      may: {
        write: grantOf(ctx, "rota.write") !== null,
        escalation: grantOf(ctx, "settings.write") !== null,
      },
    }
  },
})
