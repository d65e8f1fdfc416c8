import type { ExceptionCause } from "@/lib/appointments/words"
import { grantOf } from "@/lib/ctx"
import { readCursor, toPage } from "@/lib/cursor"
import type { Prisma } from "@/lib/generated/prisma/client"
import { isId } from "@/lib/ids"
import { holidayOf } from "@/lib/opening/holidays"
import { type ExceptionPage, type ExceptionRow, ListExceptionsInput } from "@/lib/opening/schema"
import { isMidnight, mayFor } from "@/lib/opening/span"
import { LONGEST_DAYS, PAGE_SIZE } from "@/lib/opening/words"
import { query } from "@/lib/operation"
import { addMs, DAY_MS } from "@/lib/time"

/** What is otherwise than usual: ahead soonest first, past latest first; with how much still stands in the way. */
export const listExceptions = query({
  name: "opening.list_exceptions",
  may: "hours.read",
  input: ListExceptionsInput,
  async run({ ctx, tx, input }): Promise<ExceptionPage> {
    const { timeZone } = ctx.clinic
    const isAhead = input.tab === "ahead"
    const after = input.cursor ? readCursor(input.cursor) : null
    const onward = isAhead ? "gt" : "lt"
    const order = isAhead ? "asc" : "desc"
    const of: Prisma.HoursExceptionWhereInput = {
      ...(input.practitionerId && isId(input.practitionerId) && { practitionerId: input.practitionerId }),
      ...(input.roomId && isId(input.roomId) && { roomId: input.roomId }),
    }
    const found = await tx.hoursException.findMany({
      where: {
        ...of,
        // None is longer than a year: what lies before needs no look.
        ...(isAhead
          ? { endsAt: { gt: ctx.now }, startsAt: { gt: addMs(ctx.now, -(LONGEST_DAYS + 2) * DAY_MS) } }
          : { endsAt: { lte: ctx.now } }),
        ...(after && {
          OR: [{ startsAt: { [onward]: after.at } }, { startsAt: after.at, id: { [onward]: after.id } }],
        }),
      },
      orderBy: [{ startsAt: order }, { id: order }],
      include: {
        practitioner: { select: { id: true, name: true, colour: true, memberId: true } },
        room: { select: { id: true, name: true } },
      },
      take: PAGE_SIZE + 1,
    })
    const { rows, nextCursor } = toPage(found, PAGE_SIZE, (one) => one.startsAt)
    const closed = rows.filter((one) => one.kind === "closed" && one.endsAt > ctx.now).map((one) => one.id)
    const counted = await tx.$queryRaw<{ id: string; n: number }[]>`
      select away.id, count(*)::int as n from "HoursException" away
      join "Appointment" visit on visit."clinicId" = away."clinicId" and visit."startsAt" < away."endsAt"
        and visit."startsAt" > away."startsAt" - interval '1 day' and visit."endsAt" > away."startsAt"
        and visit."endsAt" > ${ctx.now}::timestamptz
        and visit.status in ('requested', 'scheduled', 'confirmed', 'checked_in', 'in_session')
        and (away."practitionerId" is null or away."practitionerId" = visit."practitionerId")
        and (away."roomId" is null or away."roomId" = visit."roomId")
      where away."clinicId" = ${ctx.clinicId}::uuid and away.id = any(${closed}::uuid[]) group by away.id`
    const standing = new Map(counted.map((one) => [one.id, one.n]))
    const absences = grantOf(ctx, "absences.write")
    const whole = grantOf(ctx, "settings.write") !== null
    return {
      nextCursor,
      rows: rows.map(
        ({ id, kind, cause, practitioner, room, startsAt, endsAt, note, holidayKey }): ExceptionRow => ({
          id,
          kind: kind as ExceptionRow["kind"],
          cause: cause as ExceptionCause,
          of: practitioner
            ? {
                kind: "practitioner",
                id: practitioner.id,
                name: practitioner.name,
                colour: practitioner.colour,
              }
            : room && { kind: "room", id: room.id, name: room.name, colour: null },
          startsAt: startsAt.toISOString(),
          endsAt: endsAt.toISOString(),
          isWholeDays: isMidnight(startsAt, timeZone) && isMidnight(endsAt, timeZone),
          note,
          holiday: holidayOf(holidayKey)?.name ?? null,
          standing: standing.get(id) ?? 0,
          may: {
            remove:
              absences !== null &&
              (practitioner
                ? mayFor(ctx, absences, practitioner)
                : absences.scope === "all" && (room !== null || whole)),
          },
        }),
      ),
    }
  },
})
