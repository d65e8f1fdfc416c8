import { expect, it } from "vitest"
import { testDatabase } from "@/lib/testing/db"
import { describeRefusals } from "@/lib/testing/refusals"
import { waitingGround } from "@/lib/testing/waiting-list"
import { declineOffer } from "./decline"
import { withdrawOffer } from "./withdraw-offer"

await testDatabase()
const ground = async () => {
  const one = await waitingGround()
  await one.waits()
  const asked = await one.asked("2037-05-05T08:00:00.000Z")
  return { ...one, ...asked, input: { id: asked.offerId } }
}

it("takes it back, once, and the person waits on", async () => {
  const one = await ground()
  const ctx = { ...one.ctxFor(["frontdesk"]), now: one.noon }
  await withdrawOffer(ctx, one.input)
  await withdrawOffer(ctx, one.input)
  expect((await one.offers(one.slotId))[0]).toMatchObject({
    status: "withdrawn",
    because: "colleague",
    entry: { status: "waiting" },
    hold: { status: "released" },
  })
})

describeRefusals(withdrawOffer, {
  prepare: ground,
  wrongState: {
    when: "one that was declined",
    code: "wrong_state",
    prepare: async () => {
      const one = await ground()
      await declineOffer(one.ctxFor(["coordinator"]), { ...one.input, because: "time" })
      return one
    },
  },
})
