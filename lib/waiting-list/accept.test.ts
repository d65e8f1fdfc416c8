import { beforeAll, describe, expect, it } from "vitest"
import { bookAppointment } from "@/lib/appointments/book"
import { inClinic } from "@/lib/db"
import { testDatabase } from "@/lib/testing/db"
import { describeRefusals } from "@/lib/testing/refusals"
import { type WaitingGround, waitingGround } from "@/lib/testing/waiting-list"
import { addMs, HOUR_MS } from "@/lib/time"
import { acceptOffer } from "./accept"
import { declineOffer } from "./decline"
import { expireOffer } from "./expire-offer"

const db = await testDatabase()
let ground: WaitingGround
beforeAll(async () => {
  ground = await waitingGround()
})
const again = <T>(work: () => Promise<T>): Promise<T> =>
  work().catch((error: { code?: string }) => {
    if (error.code !== "unavailable") throw error
    return again(work)
  })
const slotOf = (one: WaitingGround, id: string) =>
  inClinic(one.clinic.id, (tx) => tx.freedSlot.findUniqueOrThrow({ where: { id } }))

it("books the time kept for them and takes them off the list, once however often it is pressed", async () => {
  const who = await ground.waits()
  const { slotId, offerId } = await ground.asked("2037-03-10T08:00:00.000Z")
  const ctx = { ...ground.ctxFor(["frontdesk"]), now: ground.noon }
  const taken = await acceptOffer(ctx, { id: offerId })
  expect(await acceptOffer(ctx, { id: offerId })).toMatchObject({ appointmentId: taken.appointmentId })
  expect(await ground.read(taken.appointmentId!)).toMatchObject({
    patientId: who.patientId,
    source: "waiting_list",
    status: "scheduled",
  })
  const [offer] = await ground.offers(slotId)
  expect(offer).toMatchObject({ status: "accepted", entry: { status: "booked" }, hold: { status: "used" } })
  expect(await slotOf(ground, slotId)).toMatchObject({ status: "taken", nextAt: null })
})

it("S20 50 say yes at once to the same offer: one appointment, and everybody is told of it", async () => {
  const one = await waitingGround()
  await one.waits()
  const { offerId } = await one.asked("2037-03-10T08:00:00.000Z")
  const ctx = { ...one.ctxFor(["coordinator"]), now: one.noon }
  const taken = await Promise.all(
    Array.from({ length: 50 }, () => again(() => acceptOffer(ctx, { id: offerId }))),
  )
  expect(new Set(taken.map((outcome) => outcome.appointmentId)).size).toBe(1)
  const { rows } = await db.owner.query(
    `select count(*)::int as n from "Appointment" where "clinicId" = $1 and source = 'waiting_list'`,
    [one.clinic.id],
  )
  expect(rows).toEqual([{ n: 1 }])
})

it("S20 50 patients with offers of one and the same hour: one has it, and no other is moved", async () => {
  const one = await waitingGround()
  const startsAt = "2037-03-10T08:00:00.000Z"
  const offerIds: string[] = []
  // Each was offered it before and did not answer; nobody else has it, so a late yes counts.
  for (let n = 0; n < 50; n++) await one.waits({ name: `Person ${n}` })
  const { slotId, offerId } = await one.asked(startsAt)
  let now = one.noon
  let open = offerId
  for (let n = 0; n < 50; n++) {
    offerIds.push(open)
    now = addMs(now, 2 * HOUR_MS)
    await inClinic(one.clinic.id, (tx) =>
      tx.waitingListOffer.update({ where: { id: open }, data: { expiresAt: one.noon } }),
    )
    await expireOffer(one.system(), { id: open })
    if (n === 49) break
    const { offerNext } = await import("./offer-next")
    const came = await offerNext(one.system(), { id: slotId })
    if (came.state !== "offered") throw new Error(came.state)
    open = came.offerId
  }
  const ctx = { ...one.ctxFor(["coordinator"]), now: one.noon }
  const taken = await Promise.all(offerIds.map((id) => again(() => acceptOffer(ctx, { id }))))
  expect(taken.filter((outcome) => outcome.appointmentId !== null)).toHaveLength(1)
  const { rows } = await db.owner.query(
    `select "startsAt" from "Appointment" where "clinicId" = $1 and status = 'scheduled'`,
    [one.clinic.id],
  )
  expect(rows).toEqual([{ startsAt: new Date(startsAt) }])
  const statuses = (await one.offers(slotId)).map((offer) => offer.entry.status)
  expect(statuses.filter((status) => status === "waiting")).toHaveLength(49)
}, 120_000)

describe("who has a later appointment", () => {
  it("gives it back, and its time comes free in turn", async () => {
    const one = await waitingGround()
    const who = await one.waits()
    const ctx = { ...one.ctxFor(["coordinator"]), now: one.noon }
    const late = { startsAt: "2037-03-20T08:00:00.000Z", patientId: who.patientId }
    const old = await bookAppointment(ctx, one.booking(late))
    const { offerId } = await one.asked("2037-03-10T08:00:00.000Z")
    expect((await one.offers())[0]?.reasons).toContainEqual({ reason: "gains", points: 5, n: 10 })
    const taken = await acceptOffer(ctx, { id: offerId })
    expect(taken).toMatchObject({ gaveBackId: old.id })
    expect(await one.read(old.id!)).toMatchObject({ status: "rescheduled", movedToId: taken.appointmentId })
    const { rows } = await db.owner.query(
      `select name from engine.event where clinic_id = $1 and name = 'appointment.moved'`,
      [one.clinic.id],
    )
    expect(rows).toHaveLength(1)
  })
})

describe("a time that was lost", () => {
  it("moves nobody: the offer ends, the person waits on, and what they had stands", async () => {
    const one = await waitingGround()
    const who = await one.waits()
    const ctx = { ...one.ctxFor(["coordinator"]), now: one.noon }
    const late = { startsAt: "2037-03-20T08:00:00.000Z", patientId: who.patientId }
    const old = await bookAppointment(ctx, one.booking(late))
    const { slotId, offerId } = await one.asked("2037-03-10T08:00:00.000Z")
    // Their practitioner falls ill meanwhile.
    await inClinic(one.clinic.id, (tx) =>
      tx.hoursException.create({
        data: {
          id: crypto.randomUUID(),
          clinicId: one.clinic.id,
          practitionerId: one.practitionerIds[0]!,
          kind: "closed",
          cause: "sick",
          startsAt: new Date("2037-03-09T22:00:00Z"),
          endsAt: new Date("2037-03-10T22:00:00Z"),
        },
      }),
    )
    expect(await acceptOffer(ctx, { id: offerId })).toEqual({ appointmentId: null, gaveBackId: null })
    expect(await one.read(old.id!)).toMatchObject({ status: "scheduled", movedToId: null })
    expect((await one.offers(slotId))[0]).toMatchObject({
      status: "withdrawn",
      because: "slot_lost",
      entry: { status: "waiting" },
      hold: { status: "released" },
    })
    expect(await slotOf(one, slotId)).toMatchObject({ status: "gone" })
  })

  it("that went to somebody else after the offer ended is nobody's twice", async () => {
    const one = await waitingGround()
    await one.waits({ name: "First", priority: 1 })
    await one.waits({ name: "Second" })
    const { slotId, offerId } = await one.asked("2037-03-10T08:00:00.000Z")
    const later = addMs(one.noon, 2 * HOUR_MS)
    await expireOffer(one.system(later), { id: offerId })
    const { offerNext } = await import("./offer-next")
    await offerNext(one.system(later), { id: slotId })
    const ctx = { ...one.ctxFor(["coordinator"]), now: later }
    expect(await acceptOffer(ctx, { id: offerId })).toMatchObject({ appointmentId: null })
    expect((await one.offers(slotId)).map((offer) => offer.status)).toEqual(["expired", "offered"])
  })
})

describeRefusals(acceptOffer, {
  prepare: async () => {
    const one = await waitingGround()
    await one.waits()
    const { offerId } = await one.asked("2037-05-05T08:00:00.000Z")
    return { ...one, input: { id: offerId } }
  },
  wrongState: {
    when: "an offer that was declined",
    code: "wrong_state",
    prepare: async () => {
      const one = await waitingGround()
      await one.waits()
      const { offerId } = await one.asked("2037-05-05T08:00:00.000Z")
      await declineOffer(one.ctxFor(["coordinator"]), { id: offerId, because: "time" })
      return { ...one, input: { id: offerId } }
    },
  },
})
