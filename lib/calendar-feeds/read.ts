import type { AppointmentStatus } from "@/lib/appointments/words"
import { type FeedContent, type FeedEvent, FeedIdInput } from "@/lib/calendar-feeds/schema"
import { DAYS_AHEAD, DAYS_BACK, MOST_EVENTS } from "@/lib/calendar-feeds/words"
import { grantOf, memberIdOf } from "@/lib/ctx"
import { fail } from "@/lib/errors"
import type { Prisma } from "@/lib/generated/prisma/client"
import { isId } from "@/lib/ids"
import { query } from "@/lib/operation"
import { initials } from "@/lib/patients/mask"
import { addMs, calendarDay, DAY_MS, HOUR_MS } from "@/lib/time"

type Content = FeedContent & { patientIds: string[] }

const FALLEN: readonly string[] = ["cancelled", "rescheduled", "no_show"]

/**
 * What one calendar shows now, judged by what its member may today. Programs ask all day: whose appointments were shown
 * is recorded at the day's first reading.
 */
export const readFeed = query({
  name: "calendarFeeds.read",
  may: "calendars.own",
  input: FeedIdInput,
  async run({ ctx, tx, input }): Promise<Content> {
    const feed = isId(input.id) ? await tx.calendarFeed.findUnique({ where: { id: input.id } }) : null
    const scope = grantOf(ctx, "appointments.read")?.scope
    const isMine = feed?.scope === "mine"
    if (!feed || feed.revokedAt || feed.memberId !== memberIdOf(ctx)) return fail("not_found")
    if (scope !== "all" && !(isMine && scope === "own")) return fail("not_found")
    const of: Prisma.AppointmentWhereInput = isMine
      ? { practitioner: { memberId: feed.memberId } }
      : {
          ...(feed.practitionerId && { practitionerId: feed.practitionerId }),
          ...(feed.roomId && { roomId: feed.roomId }),
        }
    const found = await tx.appointment.findMany({
      where: {
        ...of,
        startsAt: { gt: addMs(ctx.now, -DAYS_BACK * DAY_MS), lt: addMs(ctx.now, DAYS_AHEAD * DAY_MS) },
      },
      orderBy: [{ startsAt: "asc" }, { id: "asc" }],
      select: {
        id: true,
        startsAt: true,
        endsAt: true,
        status: true,
        moves: true,
        createdAt: true,
        updatedAt: true,
        patientId: true,
        patient: { select: { name: true } },
        practitioner: { select: { name: true, title: true } },
        room: { select: { name: true } },
        service: { select: { name: true } },
      },
      take: MOST_EVENTS,
    })
    await tx.calendarFeed.updateMany({
      where: { id: feed.id, OR: [{ lastReadAt: null }, { lastReadAt: { lt: addMs(ctx.now, -HOUR_MS) } }] },
      data: { lastReadAt: ctx.now },
    })
    const events = found.map(
      ({ patient, practitioner, room, service, ...one }): FeedEvent => ({
        id: one.id,
        startsAt: one.startsAt,
        endsAt: one.endsAt,
        status: one.status as AppointmentStatus,
        sequence: one.moves + (FALLEN.includes(one.status) ? 1 : 0),
        createdAt: one.createdAt,
        changedAt: one.updatedAt,
        summary: `${service.name} · ${feed.showsNames ? patient.name : initials(patient.name)}`,
        location: [room?.name, ctx.clinic.name].filter(Boolean).join(", "),
        description: [practitioner.title, practitioner.name].filter(Boolean).join(" "),
      }),
    )
    const practitioner = feed.practitionerId
      ? await tx.practitioner.findUnique({ where: { id: feed.practitionerId } })
      : null
    const room = feed.roomId ? await tx.room.findUnique({ where: { id: feed.roomId } }) : null
    const name = [practitioner?.name ?? room?.name, ctx.clinic.name].filter(Boolean).join(" · ")
    const { timeZone } = ctx.clinic
    const isFirstToday =
      !feed.lastReadAt || calendarDay(feed.lastReadAt, timeZone) !== calendarDay(ctx.now, timeZone)
    return { name, events, patientIds: isFirstToday ? found.map((one) => one.patientId) : [] }
  },
  reads: ({ value }) => ({ what: "calendar_feed", patientIds: value.patientIds, list: true }),
})
