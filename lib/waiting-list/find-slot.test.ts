import { expect, it } from "vitest"
import { testDatabase } from "@/lib/testing/db"
import { waitingGround } from "@/lib/testing/waiting-list"
import { declineOffer } from "./decline"
import { findFreedSlot } from "./find-slot"
import { offerNext } from "./offer-next"

await testDatabase()

it("tells who was offered a time, in which order and why", async () => {
  const one = await waitingGround()
  await one.waits({ name: "First", priority: 2 })
  await one.waits({ name: "Second" })
  const { slotId, offerId } = await one.asked("2037-03-10T08:00:00.000Z")
  await declineOffer({ ...one.ctxFor(["admin"]), now: one.noon }, { id: offerId, because: "time" })
  await offerNext({ ...one.system(), now: new Date(one.noon.getTime() + 1) }, { id: slotId })
  const found = await findFreedSlot(one.ctxFor(["coordinator"]), { id: slotId })
  expect(found).toMatchObject({ status: "offering", may: { write: true } })
  expect(found.offers.map((offer) => [offer.patient.name, offer.status])).toEqual([
    ["First", "declined"],
    ["Second", "offered"],
  ])
  expect(found.offers[0]?.reasons[0]).toEqual({ reason: "urgent", points: 100 })
})

it("knows nothing of another clinic's, and lets who sees their own alone stop nothing", async () => {
  const one = await waitingGround()
  await one.waits()
  const { slotId } = await one.asked("2037-03-10T08:00:00.000Z")
  await expect(findFreedSlot(one.strangerFor(["admin"]), { id: slotId })).rejects.toMatchObject({
    code: "not_found",
  })
  await expect(findFreedSlot(one.ctxFor(["admin"]), { id: "x" })).rejects.toMatchObject({ code: "not_found" })
  expect((await findFreedSlot(one.ctxFor(["doctor"]), { id: slotId })).may.write).toBe(false)
})
