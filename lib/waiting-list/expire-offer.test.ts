import { expect, it } from "vitest"
import { testDatabase } from "@/lib/testing/db"
import { describeRefusals } from "@/lib/testing/refusals"
import { waitingGround } from "@/lib/testing/waiting-list"
import { addMs, HOUR_MS } from "@/lib/time"
import { acceptOffer } from "./accept"
import { expireOffer } from "./expire-offer"

await testDatabase()
const ground = async () => {
  const one = await waitingGround()
  await one.waits()
  const asked = await one.asked("2037-05-05T08:00:00.000Z")
  return { ...one, ...asked, input: { id: asked.offerId } }
}

it("leaves alone what was taken in time, and what stands still", async () => {
  const one = await ground()
  expect(await expireOffer(one.system(), one.input)).toEqual({
    expired: false,
    until: "2037-03-03T10:00:00.000Z",
  })
  await acceptOffer({ ...one.ctxFor(["coordinator"]), now: one.noon }, one.input)
  const later = one.system(addMs(one.noon, 3 * HOUR_MS))
  expect(await expireOffer(later, one.input)).toEqual({ expired: false, until: null })
  expect((await one.offers(one.slotId))[0]).toMatchObject({ status: "accepted" })
})

it("at its very end, gives the time back", async () => {
  const one = await ground()
  expect(await expireOffer(one.system(addMs(one.noon, 2 * HOUR_MS)), one.input)).toMatchObject({
    expired: true,
  })
  expect((await one.offers(one.slotId))[0]).toMatchObject({ status: "expired", hold: { status: "expired" } })
})

describeRefusals(expireOffer, { prepare: ground })
