import { beforeAll, describe, expect, it } from "vitest"
import { bookAppointment } from "@/lib/appointments/book"
import { inClinic } from "@/lib/db"
import { testDatabase } from "@/lib/testing/db"
import { describeRefusals } from "@/lib/testing/refusals"
import { type WaitingGround, waitingGround } from "@/lib/testing/waiting-list"
import { addMs, HOUR_MS, MINUTE_MS } from "@/lib/time"
import { declineOffer } from "./decline"
import { expireOffer } from "./expire-offer"
import { offerNext } from "./offer-next"

await testDatabase()
let ground: WaitingGround
beforeAll(async () => {
  ground = await waitingGround()
})

describe("one after the other", () => {
  it("asks the most urgent first, then by the order of points, and says by which", async () => {
    const one = await waitingGround()
    const usual = await one.waits({ name: "Usual", createdAt: addMs(one.noon, -200 * HOUR_MS) })
    const urgent = await one.waits({ name: "Urgent", priority: 2 })
    const soon = await one.waits({ name: "Soon", priority: 1 })
    const { slotId } = await one.frees("2037-03-10T08:00:00.000Z")
    const order: string[] = []
    for (let n = 0; n < 3; n++) {
      const came = await offerNext(one.system(), { id: slotId })
      if (came.state !== "offered") throw new Error(came.state)
      const open = (await one.offers(slotId)).filter((offer) => offer.status === "offered")
      expect(open).toHaveLength(1)
      order.push(open[0]!.entryId)
      await declineOffer(
        { ...one.ctxFor(["coordinator"]), now: one.noon },
        { id: came.offerId, because: "time" },
      )
    }
    expect(order).toEqual([urgent.entryId, soon.entryId, usual.entryId])
    expect(await offerNext(one.system(), { id: slotId })).toEqual({ state: "ended", status: "nobody" })
    const [first] = await one.offers(slotId)
    expect(first).toMatchObject({ score: 131, way: "message" })
    expect(first?.reasons).toEqual([
      { reason: "urgent", points: 100 },
      { reason: "waited", points: 1, n: 1 },
      { reason: "no_appointment", points: 20 },
      { reason: "fills", points: 10 },
    ])
  })

  it("keeps the slot for them and asks by message, until two hours of opening hours later", async () => {
    const who = await ground.waits()
    const { slotId } = await ground.frees("2037-03-11T08:00:00.000Z")
    const came = await offerNext(ground.system(), { id: slotId })
    expect(came).toMatchObject({ state: "offered", until: "2037-03-03T10:00:00.000Z" })
    const [offer] = await ground.offers(slotId)
    expect(offer).toMatchObject({
      entryId: who.entryId,
      status: "offered",
      hold: { status: "held", purpose: "waiting_list" },
    })
    const message = await inClinic(ground.clinic.id, (tx) =>
      tx.message.findUniqueOrThrow({ where: { id: offer!.messageId! } }),
    )
    expect(message).toMatchObject({
      status: "queued",
      purpose: "slot_offer",
      basis: "contract",
      patientId: who.patientId,
    })
    expect(message.body).toContain("Wednesday 11 March, 10:00")
    expect(message.body).toContain("Tuesday 3 March, 12:00")
    const other = ground.booking({ startsAt: "2037-03-11T08:00:00.000Z", patientId: await ground.patient() })
    const lost = await bookAppointment({ ...ground.ctxFor(["frontdesk"]), now: ground.noon }, other)
    expect(lost).toMatchObject({ id: null, conflicts: [{ conflict: "practitioner_busy" }] })
    expect(await offerNext(ground.system(), { id: slotId })).toMatchObject(came)
  })

  it("never makes two offers of one time, however many runs look at once", async () => {
    const one = await waitingGround()
    for (let n = 0; n < 6; n++) await one.waits({ name: `Person ${n}` })
    const { slotId } = await one.frees("2037-03-12T08:00:00.000Z")
    const came = await Promise.all(Array.from({ length: 12 }, () => offerNext(one.system(), { id: slotId })))
    expect(new Set(came.map((step) => step.state === "offered" && step.offerId)).size).toBe(1)
    expect(await one.offers(slotId)).toHaveLength(1)
  })

  it("the database itself refuses a second offer of a time", async () => {
    const one = await waitingGround()
    const [first, second] = [await one.waits({ name: "A" }), await one.waits({ name: "B" })]
    const { slotId } = await one.asked("2037-03-12T08:00:00.000Z")
    const [offer] = await one.offers(slotId)
    const entryId = offer?.entryId === first.entryId ? second.entryId : first.entryId
    const copy = inClinic(one.clinic.id, async (tx) => {
      const { id, ...hold } = await tx.slotHold.findUniqueOrThrow({ where: { id: offer!.holdId } })
      const other = await tx.slotHold.create({ data: { ...hold, status: "released" } as never })
      const { expiresAt, score } = offer!
      await tx.waitingListOffer.create({
        data: { id: other.id, clinicId: one.clinic.id, entryId, holdId: other.id, slotId, expiresAt, score },
      })
    })
    await expect(copy).rejects.toThrow()
  })

  it("goes on to the next when the time to answer is over, once", async () => {
    const one = await waitingGround()
    await one.waits({ name: "First", priority: 1 })
    const second = await one.waits({ name: "Second" })
    const { slotId, offerId } = await one.asked("2037-03-12T08:00:00.000Z")
    expect(await expireOffer(one.system(), { id: offerId })).toMatchObject({ expired: false })
    const later = one.system(addMs(one.noon, 2 * HOUR_MS))
    expect(await expireOffer(later, { id: offerId })).toEqual({ expired: true, until: null })
    expect(await expireOffer(later, { id: offerId })).toEqual({ expired: true, until: null })
    const came = await offerNext(later, { id: slotId })
    expect(came).toMatchObject({ state: "offered", until: "2037-03-03T12:00:00.000Z" })
    expect((await one.offers(slotId)).map((offer) => [offer.status, offer.entry.status])).toEqual([
      ["expired", "waiting"],
      ["offered", "offered"],
    ])
    expect((await one.offers(slotId))[1]?.entryId).toBe(second.entryId)
  })
})

describe("leaves out", () => {
  it("who gave the time up, who comes sooner anyway, who wants somebody else or another day, and whom they did not suit", async () => {
    const one = await waitingGround()
    const startsAt = "2037-03-10T08:00:00.000Z"
    const sooner = await one.waits({ name: "Sooner" })
    const soonerBooked = { startsAt: "2037-03-09T10:00:00.000Z", patientId: sooner.patientId }
    await bookAppointment({ ...one.ctxFor(["admin"]), now: one.noon }, one.booking(soonerBooked))
    await one.waits({ name: "Other doctor", practitionerIds: [one.practitionerIds[1]!] })
    await one.waits({ name: "Other day", weekdays: [1, 3] })
    await one.waits({ name: "Later", earliestOn: new Date("2037-03-11T00:00:00Z") })
    await one.waits({ name: "Afternoons", fromMinute: 840, untilMinute: 1020 })
    const fits = await one.waits({ name: "Fits", weekdays: [2], fromMinute: 540, untilMinute: 720 })
    const { slotId } = await one.asked(startsAt)
    const [offer] = await one.offers(slotId)
    expect(offer?.entryId).toBe(fits.entryId)
    const at = { ...one.ctxFor(["coordinator"]), now: one.noon }
    await declineOffer(at, { id: offer!.id, because: "time" })
    expect(await offerNext(one.system(), { id: slotId })).toEqual({ state: "ended", status: "nobody" })
    // The same hour free again is not asked of who declined it.
    const again = await one.frees(startsAt)
    expect(await offerNext(one.system(), { id: again.slotId })).toEqual({ state: "ended", status: "nobody" })
  })

  it("who has something else then, and goes on to the next", async () => {
    const one = await waitingGround()
    const startsAt = "2037-03-10T08:00:00.000Z"
    const busy = await one.waits({ name: "Busy", priority: 2, serviceId: one.serviceId })
    const { slotId } = await one.frees(startsAt)
    // Another service of theirs at the same hour, with somebody else.
    await inClinic(one.clinic.id, async (tx) => {
      const service = await tx.service.findUniqueOrThrow({ where: { id: one.serviceId } })
      const id = crypto.randomUUID()
      await tx.service.create({ data: { ...service, id, name: "X-ray", names: {} } })
      await tx.servicePractitioner.create({
        data: { clinicId: one.clinic.id, serviceId: id, practitionerId: one.practitionerIds[1]! },
      })
      return id
    }).then((serviceId) =>
      bookAppointment(
        { ...one.ctxFor(["admin"]), now: one.noon },
        one.booking({
          startsAt,
          serviceId,
          patientId: busy.patientId,
          practitionerId: one.practitionerIds[1]!,
        }),
      ),
    )
    const free = await one.waits({ name: "Free" })
    await offerNext(one.system(), { id: slotId })
    expect((await one.offers(slotId)).map((offer) => offer.entryId)).toEqual([free.entryId])
  })
})

describe("waits and ends", () => {
  it("asks nobody at night: says when the clinic opens", async () => {
    await ground.waits({ name: "Night" })
    const night = new Date("2037-03-03T20:00:00Z")
    const { slotId } = await ground.frees("2037-03-13T08:00:00.000Z", night)
    const came = await offerNext(ground.system(night), { id: slotId })
    expect(came).toEqual({ state: "wait", until: "2037-03-04T07:00:00.000Z" })
    expect(await offerNext(ground.system(new Date("2037-03-04T07:00:00Z")), { id: slotId })).toMatchObject({
      state: "offered",
      until: "2037-03-04T09:00:00.000Z",
    })
  })

  it("asks nobody on a day on which all is closed", async () => {
    const one = await waitingGround()
    await one.waits()
    await inClinic(one.clinic.id, (tx) =>
      tx.hoursException.create({
        data: {
          id: crypto.randomUUID(),
          clinicId: one.clinic.id,
          kind: "closed",
          cause: "holiday",
          startsAt: new Date("2037-03-02T22:00:00Z"),
          endsAt: new Date("2037-03-03T22:00:00Z"),
        },
      }),
    )
    const { slotId } = await one.frees("2037-03-13T08:00:00.000Z")
    expect(await offerNext(one.system(), { id: slotId })).toEqual({
      state: "wait",
      until: "2037-03-04T07:00:00.000Z",
    })
  })

  it("settles what somebody else booked as gone, and what begins within the hour as too late", async () => {
    const one = await waitingGround()
    await one.waits()
    const startsAt = "2037-03-10T08:00:00.000Z"
    const { slotId } = await one.frees(startsAt)
    const at = { ...one.ctxFor(["frontdesk"]), now: one.noon }
    await bookAppointment(at, one.booking({ startsAt, patientId: await one.patient() }))
    expect(await offerNext(one.system(), { id: slotId })).toEqual({ state: "ended", status: "gone" })
    const late = await one.frees("2037-03-10T09:00:00.000Z")
    const hour = one.system(addMs(new Date("2037-03-10T09:00:00.000Z"), -59 * MINUTE_MS))
    expect(await offerNext(hour, { id: late.slotId })).toEqual({ state: "ended", status: "too_late" })
  })

  it("keeps whom nothing could be sent to with the gate's word, and asks the next", async () => {
    const one = await waitingGround()
    const stopped = await one.waits({ name: "Restricted", priority: 2 })
    await inClinic(one.clinic.id, (tx) =>
      tx.patient.update({
        where: { id: stopped.patientId },
        data: { restrictedAt: one.noon, restrictedBecause: "asked" },
      }),
    )
    const next = await one.waits({ name: "Next" })
    const { slotId } = await one.asked("2037-03-10T08:00:00.000Z")
    expect(
      (await one.offers(slotId)).map((offer) => [
        offer.entryId,
        offer.status,
        offer.because,
        offer.hold.status,
      ]),
    ).toEqual([
      [stopped.entryId, "blocked", "restricted", "released"],
      [next.entryId, "offered", null, "held"],
    ])
    expect((await one.offers(slotId))[0]?.entry.status).toBe("waiting")
  })

  it("waits for who can be written to later where nobody else is left, and asks them then", async () => {
    const one = await waitingGround()
    await inClinic(one.clinic.id, (tx) =>
      tx.clinicSetting.updateMany({
        where: { key: "sending_limits" },
        data: { value: { quietFrom: "09:30", quietTo: "11:30", minutesApart: 0, perDay: 50 } },
      }),
    )
    const who = await one.waits()
    const { slotId } = await one.frees("2037-03-10T08:00:00.000Z")
    const came = await offerNext(one.system(), { id: slotId })
    expect(came).toEqual({ state: "wait", until: "2037-03-03T09:30:00.000Z" })
    const then = one.system(new Date("2037-03-03T09:30:00Z"))
    expect(await offerNext(then, { id: slotId })).toMatchObject({ state: "offered" })
    expect((await one.offers(slotId)).map((offer) => [offer.entryId, offer.status])).toEqual([
      [who.entryId, "blocked"],
      [who.entryId, "offered"],
    ])
  })
})

describeRefusals(offerNext, {
  prepare: async () => {
    const { slotId } = await ground.frees("2037-05-05T08:00:00.000Z")
    return { ...ground, input: { id: slotId } }
  },
})
