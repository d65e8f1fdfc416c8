import { afterAll, afterEach, beforeAll, expect, it } from "vitest"
import { bookAppointment } from "@/lib/appointments/book"
import { cancelAppointment } from "@/lib/appointments/cancel"
import { moveAppointment } from "@/lib/appointments/move"
import { inClinic } from "@/lib/db"
import { env } from "@/lib/env"
import { testDatabase } from "@/lib/testing/db"
import { testEngine } from "@/lib/testing/engine"
import { type WaitingGround, waitingGround } from "@/lib/testing/waiting-list"
import { now, setClock } from "@/lib/time"
import { acceptOffer } from "@/lib/waiting-list/accept"
import { declineOffer } from "@/lib/waiting-list/decline"

await testDatabase()
let worker: { stop(): Promise<void> }
const startWorker = async () => {
  const { inngest: client, seam } = await import("@/inngest/client")
  const functions = await Promise.all([
    import("@/inngest/functions/offer-cancelled-slot").then((file) => file.offerCancelledSlot),
    import("@/inngest/functions/offer-moved-slot").then((file) => file.offerMovedSlot),
    import("@/inngest/functions/offer-free-slot").then((file) => file.offerFreeSlot),
    import("@/inngest/functions/expire-slot-offer").then((file) => file.expireSlotOffer),
  ])
  worker = await testEngine({ client, seam }, functions)
}
beforeAll(async () => {
  // Its first reading sets the clock.
  env()
  await startWorker()
})
afterEach(() => setClock(undefined))
afterAll(() => worker.stop())

const STARTS = "2037-03-10T08:00:00.000Z"
const ctxOf = (one: WaitingGround) => ({ ...one.ctxFor(["coordinator"]), now: now() })
const offers = async (one: WaitingGround) =>
  (await one.offers()).map((offer) => `${offer.entryId} ${offer.status}`)
const soon = (one: WaitingGround, expected: string[]) =>
  expect.poll(() => offers(one), { timeout: 60_000, interval: 50 }).toEqual(expected)
const booked = async (one: WaitingGround) =>
  (await bookAppointment(ctxOf(one), one.booking({ startsAt: STARTS, patientId: await one.patient() }))).id ??
  ""

it("a cancelled time goes to one after the other until somebody takes it, over a night and a worker that is killed", async () => {
  // Tuesday, 16:30 in Bucharest: the clinic closes at 18:00.
  setClock("2037-03-03T14:30:00Z")
  const one = await waitingGround()
  const first = await one.waits({ name: "First", priority: 2 })
  const second = await one.waits({ name: "Second", priority: 1 })
  const third = await one.waits({ name: "Third" })
  const id = await booked(one)
  await cancelAppointment(ctxOf(one), { id, because: "patient" })
  await soon(one, [`${first.entryId} offered`])
  expect((await one.offers())[0]?.expiresAt.toISOString().slice(0, 15)).toBe("2037-03-04T07:3")
  await worker.stop()
  setClock("2037-03-04T07:35:00Z")
  await startWorker()
  await soon(one, [`${first.entryId} expired`, `${second.entryId} offered`])
  const [, offer] = await one.offers()
  await declineOffer(ctxOf(one), { id: offer!.id, because: "too_soon" })
  await soon(one, [`${first.entryId} expired`, `${second.entryId} declined`, `${third.entryId} offered`])
  const taken = await acceptOffer(ctxOf(one), { id: (await one.offers())[2]!.id })
  expect(taken.appointmentId).not.toBeNull()
  // The time after its end comes, and nobody else is asked.
  setClock("2037-03-04T12:00:00Z")
  const slot = () => inClinic(one.clinic.id, (tx) => tx.freedSlot.findFirstOrThrow({}))
  expect(await slot()).toMatchObject({ status: "taken" })
  await soon(one, [`${first.entryId} expired`, `${second.entryId} declined`, `${third.entryId} accepted`])
}, 120_000)

it("a time that was moved from is offered; at night it waits for the morning", async () => {
  setClock("2037-03-03T20:00:00Z")
  const one = await waitingGround()
  const who = await one.waits()
  const id = await booked(one)
  await moveAppointment(ctxOf(one), { id, from: STARTS, startsAt: "2037-03-12T08:00:00.000Z" })
  await expect
    .poll(async () => (await inClinic(one.clinic.id, (tx) => tx.freedSlot.findFirst({})))?.nextAt ?? null, {
      timeout: 60_000,
      interval: 50,
    })
    .toEqual(new Date("2037-03-04T07:00:00Z"))
  expect(await offers(one)).toEqual([])
  setClock("2037-03-04T07:00:30Z")
  await soon(one, [`${who.entryId} offered`])
}, 120_000)
