import type { Tx } from "@/lib/db"
import type { Prisma } from "@/lib/generated/prisma/client"
import { addMs, calendarDay, DAY_MS, HOUR_MS, MINUTE_MS, toDate } from "@/lib/time"
import type { CareGround as Ground } from "@/prisma/demo/care-ground"
import { type Dice, dice, idOf } from "@/prisma/demo/dice"

const STATES = [
  ...["due", "due", "due", "due", "due", "due", "due", "due"],
  ...["reminded", "reminded", "reminded", "reminded", "reminded"],
  ...["snoozed", "snoozed", "booked", "booked", "booked", "booked"],
  ...["declined", "declined", "unreachable", "closed"],
] as const
const CLOSED = { declined: "elsewhere", closed: "moved_away", unreachable: null } as const

const COMMENTS = [
  "Very kind at the desk.",
  "Waited half an hour.",
  "No pain at all, thank you!",
  "Too expensive.",
]

/** Check-ups of half a year ago with whom they bring back, and what patients said of their last visit. */
export async function addAftercare(tx: Tx, ground: Ground): Promise<void> {
  const throws = dice(ground.clinic.seed + 9)
  await addRecalls(tx, ground, throws)
  await tx.survey.createMany({ data: surveysOf(ground, throws), skipDuplicates: true })
}

async function addRecalls(tx: Tx, ground: Ground, throws: Dice): Promise<void> {
  const { clinic, clinicId, anchor, regulars, places, made, memberId } = ground
  const serviceId = places.serviceId("check-up")
  const desk = places.desks[0]
  const comes = new Set(made.rows.filter((row) => row.startsAt > anchor).map((row) => row.patientId))
  const stays = regulars.filter(({ id }) => !comes.has(id))
  const returns = made.rows.filter((row) => row.source === "recall" && row.startsAt > anchor)
  const appointments: Prisma.AppointmentCreateManyInput[] = []
  const recalls: Prisma.RecallCreateManyInput[] = []
  for (const [n, wanted] of STATES.entries()) {
    const booked = wanted === "booked" ? returns[n % 4] : undefined
    const status = wanted === "booked" && !booked ? "due" : wanted
    const patientId = booked?.patientId ?? stays[n + 20]?.id
    if (!patientId || !desk || recalls.some((one) => one.patientId === patientId)) continue
    // Of half a year before, an hour each, in the early morning where nothing else stands.
    const dueOn = addMs(anchor, (status === "due" ? (n % 12) - 8 : -10 - n) * DAY_MS)
    const hour = Math.floor(addMs(dueOn, -183 * DAY_MS).getTime() / HOUR_MS) * HOUR_MS
    const startsAt = toDate(hour - n * 2 * HOUR_MS)
    const endsAt = addMs(startsAt, 45 * MINUTE_MS)
    const id = idOf(`last check-up ${n} ${clinic.slug}`, startsAt)
    appointments.push({
      ...{ id, clinicId, patientId, serviceId, practitionerId: desk.id, roomId: desk.roomId },
      ...{ startsAt, endsAt, busyFrom: startsAt, busyUntil: endsAt, status: "completed", source: "import" },
      ...{ checkedInAt: startsAt, startedAt: startsAt, finishedAt: endsAt, outcome: "treated" },
      ...{ createdAt: addMs(startsAt, -9 * DAY_MS), updatedAt: endsAt },
    })
    const attempts = status === "due" ? 0 : status === "unreachable" ? 3 : throws.between(1, 2)
    const isOver = ["booked", "declined", "unreachable", "closed"].includes(status)
    recalls.push({
      id: idOf(`recall ${n} ${clinic.slug}`, dueOn),
      ...{ clinicId, patientId, serviceId, lastAppointmentId: id, status, attempts },
      dueOn: toDate(`${calendarDay(dueOn, clinic.timeZone)}T00:00:00Z`),
      lastRemindedAt: attempts > 0 ? addMs(anchor, -throws.between(2, 9) * DAY_MS) : null,
      nextAt:
        status === "snoozed"
          ? addMs(anchor, throws.between(3, 20) * DAY_MS)
          : status === "reminded"
            ? addMs(anchor, throws.between(5, 12) * DAY_MS)
            : null,
      ownerId: n % 3 === 0 ? memberId("coordinator") : null,
      appointmentId: booked?.id ?? null,
      closedBecause: status === "declined" || status === "closed" ? CLOSED[status] : null,
      note: n === 4 ? "Rings back after the holidays." : null,
      closedAt: isOver ? addMs(anchor, -(1 + (n % 6)) * DAY_MS) : null,
      createdAt: dueOn < anchor ? dueOn : anchor,
      updatedAt: dueOn < anchor ? dueOn : anchor,
    })
  }
  await tx.appointment.createMany({ data: appointments, skipDuplicates: true })
  await tx.recall.createMany({ data: recalls, skipDuplicates: true })
}

/** One in three was asked within two hours; most are glad, some were not. */
function surveysOf({ clinicId, anchor, made }: Ground, throws: Dice): Prisma.SurveyCreateManyInput[] {
  const asked = new Set<string>()
  return made.rows.flatMap((row) => {
    const { patientId } = row
    if (row.status !== "completed" || asked.has(patientId) || !throws.chance(0.45)) return []
    asked.add(patientId)
    const askAt = addMs(toDate(row.finishedAt ?? row.endsAt), throws.between(60, 110) * MINUTE_MS)
    const expiresAt = addMs(askAt, 72 * HOUR_MS)
    const heard = addMs(askAt, throws.between(3, 200) * MINUTE_MS)
    const answers = throws.chance(0.55) && heard < anchor
    const status =
      askAt > anchor
        ? "planned"
        : answers
          ? "answered"
          : throws.chance(0.07)
            ? "blocked"
            : expiresAt < anchor
              ? "expired"
              : "asked"
    const score = throws.pick([10, 10, 10, 9, 9, 9, 9, 8, 8, 7, 6, 4, 2])
    return [
      {
        id: idOf(`survey ${row.id}`, askAt),
        ...{ clinicId, patientId, appointmentId: row.id, status, askAt, expiresAt },
        because: status === "blocked" ? "no_consent" : null,
        score: status === "answered" ? score : null,
        comment: status === "answered" && throws.chance(0.25) ? throws.pick(COMMENTS) : null,
        answeredAt: status === "answered" ? heard : null,
        createdAt: toDate(row.finishedAt ?? row.endsAt),
      },
    ]
  })
}
