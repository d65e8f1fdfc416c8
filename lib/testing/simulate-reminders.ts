import { inClinic } from "@/lib/db"
import { newId } from "@/lib/ids"
import { lookAtReminder } from "@/lib/reminders/look"
import { planReminders } from "@/lib/reminders/plan"
import { planAhead } from "@/lib/reminders/plan-ahead"
import { sendReminder } from "@/lib/reminders/send"
import { wakeReminders } from "@/lib/reminders/wake"
import { KINDS } from "@/lib/reminders/words"
import { addTemplate } from "@/lib/testing/campaigns"
import type { TestDatabase } from "@/lib/testing/db"
import { agreeToReminders, type ReminderGround, reminderGround } from "@/lib/testing/reminders"
import { wallClockOccasions } from "@/lib/testing/wall-clock"
import { addMs, DAY_MS, fromWallClock, HOUR_MS, MINUTE_MS, toDate, wallClock } from "@/lib/time"

export type Lived = {
  id: string
  /** When it took place, or was to. */
  startsAt: Date
  isCancelled: boolean
  /** When messages left that reminded of it: kind and instant. */
  sent: { kind: string; at: Date; remindedOf: Date }[]
}

type Given = { zone: string; from: Date; days: number; count: number }

/** Times at which clocks jump, beside those of an ordinary day. */
const NIGHT = ["02:30", "02:15", "01:45", "03:30"]
const DAY = ["08:00", "09:30", "11:15", "13:00", "16:45", "19:30"]
const PRACTITIONERS = 20

const isJump = (day: number, zone: string): boolean => {
  const offset = (at: number) => Date.parse(`${wallClock(toDate(at), zone)}Z`) - at
  return offset(day * DAY_MS - 2 * DAY_MS) !== offset(day * DAY_MS + 2 * DAY_MS)
}

/**
 * A clinic lives through `days` with `count` appointments: each is booked long before, some are moved or cancelled, the
 * check comes every hour by the wall, and workflows wake when they asked for it. Every step is done twice.
 */
export async function liveWithReminders(db: TestDatabase, given: Given): Promise<Lived[]> {
  const { zone, from } = given
  const ground = await reminderGround({ timeZone: zone }, { agrees: false })
  const agreed = addMs(from, -DAY_MS)
  for (const name of ["appointment_reminder_24h", "appointment_reminder_2h"])
    await addTemplate(ground.clinic.id, { name, body: "Hello {{1}}: {{2}} with {{3}}." })
  const people = [ground.lead.patientId]
  for (let n = 1; n < 5; n++) people.push(await ground.patient())
  for (const patientId of people) await agreeToReminders(ground, patientId, agreed)
  const booked = await book(ground, given, people)
  const moved = new Map(
    booked
      .filter(({ n, isKept }) => !isKept && n % 9 === 4)
      .map((one) => [one.id, addMs(one.startsAt, 45 * MINUTE_MS)]),
  )
  const cancelled = new Set(booked.filter(({ n, isKept }) => !isKept && n % 11 === 7).map((one) => one.id))
  const agenda = new Agenda()
  const seen = new Set<string>()
  const drain = async (at: Date) => {
    const { rows } = await db.owner.query<{ id: string; name: string; data: Record<string, string> }>(
      `delete from engine.event where clinic_id = $1 and name = any ($2) returning id, name, data`,
      [ground.clinic.id, ["appointment.reminders_due", "appointment.reminder_due"]],
    )
    for (const { id, name, data } of rows) {
      if (seen.has(id)) continue
      seen.add(id)
      if (name === "appointment.reminders_due") workflow(data, at)
      else agenda.add(at, (now) => send(data.reminderId ?? "", now))
    }
  }
  const send = async (id: string, now: Date) => {
    const steps = await Promise.all([1, 2].map(() => tried(() => sendReminder(ground.at(now), { id }))))
    const until = steps[0]?.until
    if (until) agenda.add(toDate(until), (then) => send(id, then))
  }
  const workflow = ({ appointmentId = "", startsAt = "" }: Record<string, string>, at: Date) => {
    const look = async (place: number, now: Date): Promise<void> => {
      const kind = KINDS[place]
      if (!kind) return
      const input = { appointmentId, startsAt, kind }
      await tried(() => lookAtReminder(ground.at(now), input))
      const { until } = await tried(() => lookAtReminder(ground.at(now), input))
      await drain(now)
      if (until) agenda.add(toDate(until), (then) => look(place, then))
      else await look(place + 1, now)
    }
    agenda.add(at, (now) => look(0, now))
  }
  for (const { id, startsAt } of booked) {
    const at = addMs(startsAt, -3 * DAY_MS)
    if (moved.has(id)) agenda.add(at, (now) => change(ground, id, { startsAt: moved.get(id) }, now))
    if (cancelled.has(id)) agenda.add(at, (now) => change(ground, id, { cancelled: true }, now))
  }
  const times = booked.map((one) => one.startsAt.getTime())
  const begin = addMs(toDate(Math.min(...times)), -27 * HOUR_MS)
  const end = addMs(toDate(Math.max(...times)), HOUR_MS)
  for (const due of wallClockOccasions("0 * * * *", zone, begin, end))
    agenda.add(due, async (now) => {
      for (const _ of [1, 2]) {
        await tried(() => planAhead(ground.at(now), {}))
        await tried(() => wakeReminders(ground.at(now), {}))
      }
      await drain(now)
    })
  await agenda.live()
  const messages = await db.owner.query<{ appointmentId: string; kind: string; at: Date; remindedOf: Date }>(
    `select reminder."appointmentId", reminder.kind, message."createdAt" as at, reminder."startsAt" as "remindedOf"
     from "Message" message
     join "AppointmentReminder" reminder on 'reminder:' || reminder.id = message."effectKey"
     where message."clinicId" = $1 and message.purpose = 'reminder' and message.status = 'queued'`,
    [ground.clinic.id],
  )
  return booked.map(({ id, startsAt }) => ({
    id,
    startsAt: moved.get(id) ?? startsAt,
    isCancelled: cancelled.has(id),
    sent: messages.rows.filter((one) => one.appointmentId === id),
  }))
}

/** Spread over the days; around a jump of the clock they lie in the hours that jump. */
async function book(ground: ReminderGround, { zone, from, days, count }: Given, people: readonly string[]) {
  const clinicId = ground.clinic.id
  const practitionerIds = Array.from({ length: PRACTITIONERS }, newId)
  const first = Math.ceil(from.getTime() / DAY_MS) + 2
  const all = Array.from({ length: days - 2 }, (_, n) => first + n)
  // Twice: of each hour that jumps one is left as it is, whatever becomes of others.
  const jumping = all
    .filter((day) => isJump(day, zone))
    .flatMap((day) => [true, false].flatMap((isKept) => NIGHT.map((time) => ({ day, time, isKept }))))
  const usual = all.filter((day) => !isJump(day, zone))
  const rest = Array.from({ length: count - jumping.length }, (_, n) => ({
    day: usual[Math.floor((n * usual.length) / (count - jumping.length))] ?? first,
    time: DAY[n % DAY.length] ?? "",
    isKept: false,
  }))
  const rows = [...jumping, ...rest].map(({ day, time, isKept }, n) => ({
    id: newId(),
    n,
    isKept,
    startsAt: fromWallClock(
      `${toDate(day * DAY_MS)
        .toISOString()
        .slice(0, 10)}T${time}`,
      zone,
    ),
  }))
  await inClinic(clinicId, async (tx) => {
    await tx.practitioner.createMany({
      data: practitionerIds.map((id, n) => ({ id, clinicId, name: `Dr ${n}`, colour: 1 })),
    })
    await tx.appointment.createMany({
      data: rows.map(({ id, n, startsAt }) => ({
        id,
        clinicId,
        patientId: people[n % people.length] ?? "",
        practitionerId: practitionerIds[n % PRACTITIONERS] ?? "",
        serviceId: ground.serviceId,
        startsAt,
        endsAt: addMs(startsAt, 30 * MINUTE_MS),
        busyFrom: startsAt,
        busyUntil: addMs(startsAt, 30 * MINUTE_MS),
        createdAt: addMs(from, -DAY_MS),
      })),
    })
  })
  return rows
}

async function change(
  ground: ReminderGround,
  id: string,
  to: { startsAt?: Date | undefined; cancelled?: boolean },
  now: Date,
): Promise<void> {
  const { startsAt } = to
  await inClinic(ground.clinic.id, (tx) =>
    tx.appointment.update({
      where: { id },
      data: startsAt
        ? {
            startsAt,
            busyFrom: startsAt,
            endsAt: addMs(startsAt, HOUR_MS / 2),
            busyUntil: addMs(startsAt, HOUR_MS / 2),
            moves: { increment: 1 },
          }
        : { status: "cancelled", cancelledAt: now },
    }),
  )
  for (const _ of [1, 2]) await tried(() => planReminders(ground.at(now), { appointmentId: id }))
}

/** As a step of a run is: where the database was too busy, once more. */
async function tried<T>(work: () => Promise<T>): Promise<T> {
  for (let n = 1; ; n++) {
    try {
      return await work()
    } catch (error) {
      if (n >= 5 || (error as { code?: string }).code !== "unavailable") throw error
    }
  }
}

type Act = (now: Date) => Promise<unknown>

/** What is to be done when, in the order of time. */
class Agenda {
  readonly #at = new Map<number, Act[]>()
  #times: number[] = []

  add(when: Date, act: Act): void {
    const at = when.getTime()
    const there = this.#at.get(at)
    if (there) return void there.push(act)
    this.#at.set(at, [act])
    let low = 0
    let high = this.#times.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.#times[middle] ?? 0) > at) low = middle + 1
      else high = middle
    }
    this.#times.splice(low, 0, at)
  }

  async live(): Promise<void> {
    for (let at = this.#times.pop(); at !== undefined; at = this.#times.pop()) {
      const acts = this.#at.get(at) ?? []
      this.#at.delete(at)
      for (const act of acts) await act(toDate(at))
    }
  }
}
