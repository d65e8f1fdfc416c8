import { expect, it } from "vitest"
import { testDatabase } from "@/lib/testing/db"
import { waitingGround } from "@/lib/testing/waiting-list"
import { addMs, MINUTE_MS } from "@/lib/time"
import { declineOffer } from "./decline"
import { listOffers } from "./offers"

await testDatabase()

it("shows whose answer is awaited, the one that ends first in front, and what ended before", async () => {
  const one = await waitingGround()
  for (let n = 0; n < 3; n++) await one.waits({ name: `Person ${n}` })
  const at = (n: number) => addMs(one.noon, n * MINUTE_MS)
  const first = await one.asked("2037-03-10T08:00:00.000Z", at(5))
  const second = await one.asked("2037-03-11T08:00:00.000Z", at(3))
  const third = await one.asked("2037-03-12T08:00:00.000Z", at(6))
  await declineOffer({ ...one.ctxFor(["admin"]), now: at(8) }, { id: third.offerId, because: "price" })
  const { open, past } = await listOffers(one.ctxFor(["coordinator"]), {})
  expect(open.map((offer) => offer.id)).toEqual([second.offerId, first.offerId])
  expect(past.rows).toMatchObject([{ id: third.offerId, status: "declined", declinedBecause: "price" }])
  expect(open[0]?.reasons.length).toBeGreaterThan(0)
})

it("shows nobody another clinic's", async () => {
  const one = await waitingGround()
  await one.waits()
  await one.asked("2037-03-10T08:00:00.000Z")
  const seen = await listOffers(one.strangerFor(["admin"]), {})
  expect([seen.open, seen.past.rows]).toEqual([[], []])
  await expect(listOffers(one.ctxFor(["auditor"]), {})).rejects.toMatchObject({ code: "forbidden" })
})
