import { describe, expect, it } from "vitest"
import { inClinic } from "@/lib/db"
import { newId } from "@/lib/ids"
import { planReminders } from "@/lib/reminders/plan"
import { sendReminder } from "@/lib/reminders/send"
import { testDatabase } from "@/lib/testing/db"
import { addLead } from "@/lib/testing/lead-ground"
import {
  agreeToReminders,
  answers,
  appointed,
  quoting,
  type ReminderGround,
  reminded,
  reminderGround,
  remindersOf,
} from "@/lib/testing/reminders"
import { addMs, DAY_MS, HOUR_MS, now, toDate } from "@/lib/time"

const db = await testDatabase()

const tasks = ({ clinic }: ReminderGround, status = "open") =>
  inClinic(clinic.id, (tx) =>
    tx.task.findMany({
      where: { status, effectKey: { startsWith: "reminder_reply:" } },
      orderBy: { createdAt: "asc" },
      select: { title: true, kind: true, ownerRole: true, href: true },
    }),
  )
const saidBack = async ({ clinic }: ReminderGround) =>
  (
    await inClinic(clinic.id, (tx) =>
      tx.message.findMany({
        where: { direction: "out", purpose: "confirmation" },
        orderBy: [{ createdAt: "asc" }],
        select: { body: true },
      }),
    )
  ).map((one) => one.body)
const offeredOf = async (ground: ReminderGround, id: string) =>
  ((await remindersOf(ground, id))[0]?.offered ?? []) as { startsAt: string }[]
const told = async ({ clinic }: ReminderGround, name: string) =>
  (await db.owner.query("select id from engine.event where clinic_id = $1 and name = $2", [clinic.id, name]))
    .rows.length

describe("S13 a reply to a reminder", () => {
  it("YES confirms at once, and once; thanks follow", async () => {
    const ground = await reminderGround()
    const { id } = await reminded(ground)
    await answers(ground, "Da, mulțumesc!")
    await answers(ground, "da")
    expect(await ground.read(id)).toMatchObject({ status: "confirmed", confirmedBy: "reply" })
    expect((await remindersOf(ground, id))[0]).toMatchObject({ answer: "confirm" })
    expect(await saidBack(ground)).toEqual([expect.stringMatching(/^Thank you, we expect you: .+\.$/)])
    expect(await tasks(ground)).toEqual([])
  })

  it("NO cancels without asking again, frees the time, and has somebody call who cancels within a day", async () => {
    const ground = await reminderGround()
    const { id } = await reminded(ground)
    await answers(ground, "Nu mai pot veni")
    expect(await ground.read(id)).toMatchObject({ status: "cancelled", cancelledBecause: "patient" })
    const { rows } = await db.owner.query(`select id from "Occupancy" where id = $1`, [id])
    expect(rows).toEqual([])
    expect(await told(ground, "appointment.cancelled")).toBe(1)
    expect(await tasks(ground)).toEqual([
      {
        title: "Call a patient who cancelled at short notice",
        kind: "call_back",
        ownerRole: "frontdesk",
        href: `/appointments/${id}`,
      },
    ])
    expect(await saidBack(ground)).toEqual([expect.stringMatching(/^Your appointment is cancelled/)])
    await answers(ground, "nu")
    expect(await saidBack(ground)).toHaveLength(1)
    expect(await told(ground, "appointment.cancelled")).toBe(1)
  })

  it("a mind that changes is followed: first yes, then no; a yes after a no is read by a person", async () => {
    const ground = await reminderGround()
    const { id } = await reminded(ground)
    await answers(ground, "Yes")
    await answers(ground, "I can't come")
    expect(await ground.read(id)).toMatchObject({ status: "cancelled" })
    await answers(ground, "Yes I will come")
    expect(await ground.read(id)).toMatchObject({ status: "cancelled" })
    expect((await tasks(ground)).map((one) => one.title)).toContain("Read a reply to a reminder")
  })

  it("CHANGE offers free times on different days; the number chosen moves it there", async () => {
    const ground = await reminderGround()
    const { id, startsAt } = await reminded(ground)
    await answers(ground, "altă oră vă rog")
    const offered = await offeredOf(ground, id)
    expect(offered).toHaveLength(3)
    expect(new Set(offered.map((one) => one.startsAt.slice(0, 10))).size).toBe(3)
    expect(await ground.read(id)).toMatchObject({ status: "scheduled", startsAt })
    expect(await tasks(ground)).toMatchObject([{ title: "Find another time for an appointment" }])
    // At whatever hour this runs, the third day comes after the appointment's, and more than a day from now.
    await answers(ground, "3")
    expect((await ground.read(id)).startsAt.toISOString()).toBe(offered[2]?.startsAt)
    expect(await tasks(ground)).toEqual([])
    expect(await told(ground, "appointment.moved")).toBe(1)
    await answers(ground, "3")
    expect(await told(ground, "appointment.moved")).toBe(1)
    expect((await saidBack(ground)).map((one) => one.slice(0, 13))).toEqual([
      "These times a",
      "Your new time",
    ])
    await planReminders(ground.at(), { appointmentId: id })
    const later = (await remindersOf(ground, id)).filter((one) => one.startsAt > startsAt)
    expect(later.map((one) => one.status)).toEqual(["waiting", "waiting"])
  })

  it("S20 a chosen time that somebody was quicker for is asked anew, and nothing is moved", async () => {
    const ground = await reminderGround()
    const { id, startsAt } = await reminded(ground)
    await answers(ground, "CHANGE")
    const [first] = await offeredOf(ground, id)
    await appointed(ground, 0, {
      startsAt: toDate(first?.startsAt ?? 0),
      patientId: await ground.patient(),
    })
    await answers(ground, "1")
    expect((await ground.read(id)).startsAt).toEqual(startsAt)
    expect((await saidBack(ground)).at(-1)).toMatch(/^Somebody has just taken that time/)
    const again = await offeredOf(ground, id)
    expect(again.map((one) => one.startsAt)).not.toContain(first?.startsAt)
    expect(await tasks(ground)).toHaveLength(1)
  })

  it.each(["da, dar la 5", "ok", "vin la 10 și jumătate?"])(
    "%s changes nothing and is put before a person, once",
    async (text) => {
      const ground = await reminderGround()
      const { id } = await reminded(ground)
      await answers(ground, text)
      await answers(ground, text)
      expect(await ground.read(id)).toMatchObject({ status: "scheduled" })
      expect((await remindersOf(ground, id))[0]).toMatchObject({ answer: "unclear" })
      expect(await tasks(ground)).toMatchObject([{ title: "Read a reply to a reminder", kind: "reply" }])
      expect(await saidBack(ground)).toEqual([])
    },
  )

  it("a plain answer after an unclear one closes what a person was to read", async () => {
    const ground = await reminderGround()
    const { id } = await reminded(ground)
    await answers(ground, "ok")
    await answers(ground, "Da")
    expect(await ground.read(id)).toMatchObject({ status: "confirmed" })
    expect(await tasks(ground)).toEqual([])
    expect(await tasks(ground, "done")).toHaveLength(1)
  })

  it("pain goes before everything, and STOP stops offers: no appointment hangs on them", async () => {
    const ground = await reminderGround()
    const { id } = await reminded(ground)
    await answers(ground, "Nu mai suport durerea, ajutor")
    await answers(ground, "STOP")
    expect(await ground.read(id)).toMatchObject({ status: "scheduled" })
    expect((await remindersOf(ground, id))[0]).toMatchObject({ answer: null })
    const { rows } = await db.owner.query(`select outcome from "HeardAnswer" where "clinicId" = $1`, [
      ground.clinic.id,
    ])
    expect(rows).toEqual([{ outcome: "stopped" }])
  })
})

/** A question of a colleague's, just now. */
const written = ({ clinic, lead }: ReminderGround) => ({
  id: newId(),
  clinicId: clinic.id,
  contactId: lead.contactId,
  leadId: lead.id,
  direction: "out",
  body: "Shall we send you the price list?",
  status: "sent",
  statusAt: now(),
  purpose: "reply",
  saidAt: addMs(now(), 200),
})

describe("to which message a reply belongs", () => {
  it("what a colleague wrote since is what is answered", async () => {
    const ground = await reminderGround()
    const { id } = await reminded(ground)
    await inClinic(ground.clinic.id, (tx) => tx.message.create({ data: written(ground) }))
    await answers(ground, "Da")
    expect(await ground.read(id)).toMatchObject({ status: "scheduled" })
  })

  it("a quote says it, whatever came since", async () => {
    const ground = await reminderGround()
    const { id, externalId } = await reminded(ground)
    await inClinic(ground.clinic.id, (tx) => tx.message.create({ data: written(ground) }))
    await answers(ground, "Nu pot veni", quoting(externalId))
    expect(await ground.read(id)).toMatchObject({ status: "cancelled" })
  })

  it("two people of one number were reminded: a bare yes is read by a person, a quoted one counts", async () => {
    const ground = await reminderGround()
    const { id, externalId } = await reminded(ground)
    const child = await addLead(ground.clinic.id, { name: "Child Quartermaine" })
    await agreeToReminders(ground, child.patientId)
    await inClinic(ground.clinic.id, (tx) =>
      tx.patientContact.updateMany({
        where: { patientId: child.patientId },
        data: { contactId: ground.lead.contactId },
      }),
    )
    const theirs = await appointed(ground, 24, {
      patientId: child.patientId,
      practitionerId: ground.practitionerIds[1],
      roomId: ground.roomIds[1],
    })
    await planReminders(ground.at(addMs(now(), -HOUR_MS)), { appointmentId: theirs.id })
    const [second] = await remindersOf(ground, theirs.id)
    await sendReminder(ground.at(), { id: second?.id ?? "" })
    await answers(ground, "Da")
    expect(await ground.read(id)).toMatchObject({ status: "scheduled" })
    expect(await ground.read(theirs.id)).toMatchObject({ status: "scheduled" })
    expect(await tasks(ground)).toHaveLength(1)
    await answers(ground, "Da", quoting(externalId))
    expect(await ground.read(id)).toMatchObject({ status: "confirmed" })
  })

  it("an answer to a time that is no longer its time is read by a person", async () => {
    const ground = await reminderGround()
    const { id, startsAt } = await reminded(ground)
    const later = addMs(startsAt, DAY_MS)
    await inClinic(ground.clinic.id, (tx) =>
      tx.appointment.update({
        where: { id },
        data: {
          startsAt: later,
          busyFrom: later,
          endsAt: addMs(later, HOUR_MS),
          busyUntil: addMs(later, HOUR_MS),
          moves: 1,
        },
      }),
    )
    await answers(ground, "Da")
    expect(await ground.read(id)).toMatchObject({ status: "scheduled" })
    expect(await tasks(ground)).toHaveLength(1)
  })
})
