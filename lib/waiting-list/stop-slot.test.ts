import { expect, it } from "vitest"
import { testDatabase } from "@/lib/testing/db"
import { describeRefusals } from "@/lib/testing/refusals"
import { waitingGround } from "@/lib/testing/waiting-list"
import { acceptOffer } from "./accept"
import { offerNext } from "./offer-next"
import { stopSlot } from "./stop-slot"

await testDatabase()
const ground = async () => {
  const one = await waitingGround()
  await one.waits({ name: "First" })
  await one.waits({ name: "Second" })
  const asked = await one.asked("2037-05-05T08:00:00.000Z")
  return { ...one, ...asked, input: { id: asked.slotId } }
}

it("asks nobody else, and waits for nobody's answer", async () => {
  const one = await ground()
  const ctx = { ...one.ctxFor(["coordinator"]), now: one.noon }
  await stopSlot(ctx, one.input)
  await stopSlot(ctx, one.input)
  expect((await one.offers(one.slotId)).map((offer) => offer.status)).toEqual(["withdrawn"])
  expect(await offerNext(one.system(), one.input)).toEqual({ state: "ended", status: "stopped" })
})

it("is not for who sees only their own patients", async () => {
  const one = await ground()
  await expect(stopSlot(one.ctxFor(["doctor"]), one.input)).rejects.toMatchObject({ code: "forbidden" })
})

describeRefusals(stopSlot, {
  prepare: ground,
  wrongState: {
    when: "a time that was taken",
    code: "wrong_state",
    prepare: async () => {
      const one = await ground()
      await acceptOffer({ ...one.ctxFor(["coordinator"]), now: one.noon }, { id: one.offerId })
      return one
    },
  },
})
