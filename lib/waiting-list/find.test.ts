import { expect, it } from "vitest"
import { testDatabase } from "@/lib/testing/db"
import { waitingGround } from "@/lib/testing/waiting-list"
import { declineOffer } from "./decline"
import { findEntry } from "./find"

await testDatabase()

it("shows a place with all it was offered, the newest first", async () => {
  const one = await waitingGround()
  const who = await one.waits({
    name: "Ana Pop",
    because: "Is in pain",
    practitionerIds: [one.practitionerIds[0]!],
  })
  const { offerId } = await one.asked("2037-03-10T08:00:00.000Z")
  await declineOffer({ ...one.ctxFor(["admin"]), now: one.noon }, { id: offerId, because: "too_soon" })
  const second = await one.asked("2037-03-11T08:00:00.000Z")
  const found = await findEntry(one.ctxFor(["frontdesk"]), { id: who.entryId })
  expect(found).toMatchObject({
    status: "offered",
    patient: { name: "Ana Pop" },
    because: "Is in pain",
    practitioners: [{ name: "Dr 0" }],
    offers: 2,
    may: { write: true },
  })
  expect(found.history.map((offer) => [offer.id, offer.status, offer.declinedBecause])).toEqual([
    [second.offerId, "offered", null],
    [offerId, "declined", "too_soon"],
  ])
})

it("shows a masked reader initials, and no words", async () => {
  const one = await waitingGround()
  const { entryId } = await one.waits({ name: "Ana Pop", because: "Is in pain" })
  const found = await findEntry(one.ctxFor(["operator"]), { id: entryId })
  expect(JSON.stringify(found)).not.toMatch(/Ana|Pop|pain/)
})

it.each(["unknown", "01900000-0000-7000-8000-000000000000"])(
  "knows nothing of %s, nor of another clinic's",
  async (id) => {
    const one = await waitingGround()
    const { entryId } = await one.waits()
    await expect(findEntry(one.ctxFor(["admin"]), { id })).rejects.toMatchObject({ code: "not_found" })
    await expect(findEntry(one.strangerFor(["admin"]), { id: entryId })).rejects.toMatchObject({
      code: "not_found",
    })
  },
)
