import { expect, it } from "vitest"
import { bookAppointment } from "@/lib/appointments/book"
import { inClinic } from "@/lib/db"
import { testDatabase } from "@/lib/testing/db"
import { describeRefusals } from "@/lib/testing/refusals"
import { waitingGround } from "@/lib/testing/waiting-list"
import { acceptOffer } from "./accept"
import { offerTime } from "./offer-time"
import { withdrawEntry } from "./withdraw"

await testDatabase()
const startsAt = "2037-03-10T08:00:00.000Z"
const ground = async () => {
  const one = await waitingGround()
  const who = await one.waits()
  return { ...one, who, input: { entryId: who.entryId, practitionerId: one.practitionerIds[0]!, startsAt } }
}

it("asks by message, once however often it is pressed", async () => {
  const one = await ground()
  const ctx = { ...one.ctxFor(["coordinator"]), now: one.noon }
  const offered = await offerTime(ctx, one.input)
  expect(await offerTime(ctx, one.input)).toEqual(offered)
  expect(await one.offers()).toMatchObject([{ status: "offered", way: "message", slotId: null }])
})

it("keeps the time while a colleague has them on the phone: nothing is written, and any colleague takes the answer down", async () => {
  const one = await ground()
  const ctx = { ...one.ctxFor(["frontdesk"]), now: one.noon }
  const offered = await offerTime(ctx, { ...one.input, way: "phone" })
  if (offered.state !== "offered") throw new Error(offered.state)
  expect(await inClinic(one.clinic.id, (tx) => tx.message.count({ where: { direction: "out" } }))).toBe(0)
  expect((await one.offers())[0]?.hold.heldById).toBeNull()
  expect((await acceptOffer(ctx, { id: offered.offerId })).appointmentId).not.toBeNull()
})

it("says what stands in the way of a time that was lost, and keeps nothing", async () => {
  const one = await ground()
  const ctx = { ...one.ctxFor(["frontdesk"]), now: one.noon }
  await bookAppointment(ctx, one.booking({ startsAt, patientId: await one.patient() }))
  expect(await offerTime(ctx, one.input)).toMatchObject({
    state: "conflict",
    conflicts: [{ conflict: "practitioner_busy" }],
  })
  expect(await one.offers()).toEqual([])
})

it("says why no message could be sent, and keeps no time", async () => {
  const one = await ground()
  await inClinic(one.clinic.id, (tx) =>
    tx.message.deleteMany({ where: { contactId: one.who.contactId } }),
  ).catch(() => {})
  // Long after they wrote, and without a template, nothing may be written.
  const ctx = { ...one.ctxFor(["frontdesk"]), now: new Date("2037-03-05T08:00:00Z") }
  expect(await offerTime(ctx, one.input)).toEqual({ state: "blocked", because: "window_closed" })
  expect(await one.offers()).toMatchObject([
    { status: "blocked", hold: { status: "released" }, entry: { status: "waiting" } },
  ])
})

it("gives nobody two offers at once, and none that begins too soon", async () => {
  const one = await ground()
  const ctx = { ...one.ctxFor(["frontdesk"]), now: one.noon }
  await expect(offerTime(ctx, { ...one.input, startsAt: "2037-03-03T08:45:00Z" })).rejects.toMatchObject({
    code: "wrong_state",
  })
  await offerTime(ctx, one.input)
  const second = offerTime(ctx, { ...one.input, startsAt: "2037-03-11T08:00:00.000Z" })
  await expect(second).rejects.toMatchObject({ code: "wrong_state" })
})

describeRefusals(offerTime, {
  prepare: ground,
  wrongState: {
    when: "somebody who is on the list no more",
    code: "wrong_state",
    prepare: async () => {
      const one = await ground()
      await withdrawEntry(one.ctxFor(["admin"]), { id: one.who.entryId })
      return one
    },
  },
})
