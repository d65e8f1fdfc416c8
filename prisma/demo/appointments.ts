import { systemCtx } from "@/lib/ctx"
import { inClinic, type Tx } from "@/lib/db"
import type { Prisma } from "@/lib/generated/prisma/client"
import { weigh } from "@/lib/no-shows/weights"
import { addMs, DAY_MS, HOUR_MS, MINUTE_MS, toDate, wallClock } from "@/lib/time"
import { buildCalendar, type Guest, type Made } from "@/prisma/demo/calendar"
import type { CareGiven as Given, CareGround as Ground } from "@/prisma/demo/care-ground"
import { dice, idOf } from "@/prisma/demo/dice"
import { STAFF } from "@/prisma/demo/people"
import { seedPractitioners } from "@/prisma/demo/practitioners"
import { addAftercare } from "@/prisma/demo/recalls"
import { addRecovery } from "@/prisma/demo/recovery"
import { type Regular, seedRegulars } from "@/prisma/demo/regulars"
import { addWaitingList } from "@/prisma/demo/waiting-list"

const CHUNK = 200

/** Four weeks of a clinic's calendar around now, and all that hangs on it. */
export async function seedAppointments(given: Given): Promise<void> {
  const { clinic, clinicId, anchor, memberId } = given
  const throws = dice(clinic.seed + 6)
  const within = <T>(work: (tx: Tx) => Promise<T>) => inClinic(clinicId, work)
  const places = await within((tx) => seedPractitioners(tx, given))
  const regulars = await within((tx) => seedRegulars(tx, { clinic, clinicId, anchor, throws }))
  const staff = {
    coordinator: memberId("coordinator"),
    frontdesk: memberId("frontdesk"),
    caregiver: memberId("caregiver"),
  }
  const guests = await within((tx) => guestsOf(tx, given, regulars))
  const made = buildCalendar({ clinic, clinicId, anchor, throws, places, guests, staff })
  replaceSome(made, anchor)
  await within((tx) => tx.appointmentSeries.createMany({ data: made.series, skipDuplicates: true }))
  for (let from = 0; from < made.rows.length; from += CHUNK)
    await within((tx) =>
      tx.appointment.createMany({ data: made.rows.slice(from, from + CHUNK), skipDuplicates: true }),
    )
  const ground = { ...given, places, regulars, made }
  await within((tx) => tx.fact.createMany({ data: factsOf(ground), skipDuplicates: true }))
  await within((tx) => tx.appointmentReminder.createMany({ data: remindersOf(ground), skipDuplicates: true }))
  await within((tx) => addAftercare(tx, ground))
  await within((tx) => addRecovery(tx, ground))
  await within((tx) => addWaitingList(tx, ground))
  await weighAppointments(given)
}

/** What Rounds reckons of each that is to come, as it does by itself; once. */
async function weighAppointments({ clinic, clinicId, anchor }: Given): Promise<void> {
  const ctx = { ...systemCtx(clinicId, clinic, "demo"), now: anchor }
  await inClinic(clinicId, async (tx) => {
    const ahead = await tx.appointment.findMany({
      where: { startsAt: { gt: anchor }, noShowPercent: null },
      select: { id: true },
    })
    const ids = ahead.map((one) => one.id)
    await weigh(tx, ctx, ids)
  })
}

/** Regulars, and leads' patients that stand as they came: nobody merged, erased or restricted. */
async function guestsOf(tx: Tx, { clinicId, rows }: Given, regulars: readonly Regular[]): Promise<Guest[]> {
  const gone = await tx.patient.findMany({
    where: {
      clinicId,
      OR: [{ erasedAt: { not: null } }, { restrictedAt: { not: null } }, { mergedIntoId: { not: null } }],
    },
    select: { id: true },
  })
  const out = new Set(gone.map(({ id }) => id))
  const leads = rows.leads.flatMap((lead): Guest[] =>
    out.has(lead.patientId)
      ? []
      : [
          {
            id: lead.patientId,
            createdAt: toDate(lead.createdAt ?? 0),
            leadId: lead.id,
            leadStatus: lead.status ?? "new",
          },
        ],
  )
  return [...leads, ...regulars.map(({ id, createdAt }) => ({ id, createdAt }))]
}

/** Some who did not come have another time with the same patient's name on it. */
function replaceSome({ rows }: Made, anchor: Date): void {
  let left = 4
  const missed = rows.filter((one) => one.status === "no_show")
  for (const one of missed) {
    const next = rows.find(
      (other) =>
        other.patientId === one.patientId &&
        other.startsAt > anchor &&
        (other.status === "scheduled" || other.status === "confirmed"),
    )
    if (!next || left-- <= 0) continue
    Object.assign(one, { movedToId: next.id })
  }
}

function factsOf({ clinic, clinicId, made, memberId, anchor }: Ground): Prisma.FactCreateManyInput[] {
  const by = (role: "frontdesk" | "coordinator" | "doctor") => ({
    actor: `member:${memberId(role)}`,
    actorName: STAFF[clinic.slug][role],
  })
  return made.rows.flatMap((row) => {
    const one = (name: string, at: Date, who: object, more: object = {}) => ({
      id: idOf(`${name} ${row.id}`, at),
      ...{ clinicId, name, actor: "", actorName: "", subjectType: "appointment", subjectId: row.id },
      ...{ patientId: row.patientId, requestId: "demo", createdAt: at, ...who, ...more },
    })
    const startsAt = row.startsAt.toISOString()
    const { practitionerId, serviceId, source } = row
    const desk = by(row.bookedById === memberId("coordinator") ? "coordinator" : "frontdesk")
    return [
      one("appointment.booked", row.createdAt, desk, {
        after: { startsAt, practitionerId, serviceId, source },
      }),
      ...(row.cancelledAt
        ? [
            one("appointment.cancelled", toDate(row.cancelledAt), desk, {
              after: { status: "cancelled", because: row.cancelledBecause },
            }),
          ]
        : []),
      ...(row.checkedInAt && toDate(row.checkedInAt) > addMs(anchor, -2 * DAY_MS)
        ? [one("appointment.checked_in", toDate(row.checkedInAt), by("frontdesk"))]
        : []),
      ...(row.status === "completed" && row.finishedAt
        ? [
            one("appointment.completed", toDate(row.finishedAt), by("doctor"), {
              after: { status: "completed", outcome: row.outcome },
            }),
          ]
        : []),
      ...(row.status === "no_show" && row.finishedAt
        ? [one("appointment.missed", toDate(row.finishedAt), desk, { after: { status: "no_show" } })]
        : []),
    ]
  })
}

const KINDS = [
  { kind: "h24", before: DAY_MS, stands: 12 * HOUR_MS },
  { kind: "h2", before: 2 * HOUR_MS, stands: HOUR_MS },
]

/** Of the last three days and the next two: what was sent and answered, what was not, and what waits. */
function remindersOf({
  clinicId,
  made,
  anchor,
  clinic,
}: Ground): Prisma.AppointmentReminderCreateManyInput[] {
  const throws = dice(clinic.seed + 7)
  const near = made.rows.filter(
    (row) =>
      row.startsAt > addMs(anchor, -3 * DAY_MS) &&
      row.startsAt < addMs(anchor, 2 * DAY_MS) &&
      row.status !== "requested",
  )
  return near.flatMap((row) =>
    KINDS.map(({ kind, before, stands }) => {
      const dueAt = addMs(row.startsAt, -before)
      const isDue = dueAt < anchor
      const isLate = row.createdAt > dueAt
      const isCancelled =
        row.cancelledAt !== null && row.cancelledAt !== undefined && toDate(row.cancelledAt) < dueAt
      const isBlocked = throws.chance(0.06)
      // Of no use any more when the night where the patient lives is over.
      const isNight = kind === "h2" && wallClock(dueAt, clinic.timeZone).slice(11) < "08:00"
      const settledAt = isLate
        ? row.createdAt
        : isDue
          ? dueAt
          : isCancelled
            ? toDate(row.cancelledAt ?? dueAt)
            : null
      const [status, because] = isCancelled
        ? ["dropped", "cancelled"]
        : isLate
          ? ["dropped", "booked_late"]
          : isDue
            ? isBlocked
              ? ["blocked", "no_consent"]
              : isNight
                ? ["blocked", "quiet_hours"]
                : ["sent", null]
            : ["waiting", null]
      const isSent = status === "sent" && kind === "h24"
      const answer = !isSent
        ? null
        : row.confirmedBy === "reply"
          ? "confirm"
          : row.status === "cancelled" && row.cancelledBecause === "patient"
            ? "cancel"
            : throws.chance(0.05)
              ? "unclear"
              : null
      const answeredAt = answer ? addMs(dueAt, throws.between(4, 90) * MINUTE_MS) : null
      return {
        id: idOf(`reminder ${kind} ${row.id}`, addMs(dueAt, -DAY_MS)),
        ...{ clinicId, appointmentId: row.id, kind, startsAt: row.startsAt, dueAt },
        ...{ tooLateAt: addMs(dueAt, stands), status: status ?? "waiting", because },
        answer,
        answeredAt:
          answeredAt && answeredAt < anchor ? answeredAt : answer ? addMs(anchor, -MINUTE_MS) : null,
        settledAt: status === "waiting" ? null : (settledAt ?? anchor),
        createdAt: row.createdAt,
      }
    }),
  )
}
