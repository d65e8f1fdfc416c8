import { expect, it } from "vitest"
import { testDatabase } from "@/lib/testing/db"
import { describeRefusals } from "@/lib/testing/refusals"
import { waitingGround } from "@/lib/testing/waiting-list"
import { acceptOffer } from "./accept"
import { declineOffer } from "./decline"

const db = await testDatabase()
const freed = async (clinicId: string) =>
  (
    await db.owner.query(
      `select id from engine.event where clinic_id = $1 and name = 'waiting_list.slot_free' and id not like '%first'`,
      [clinicId],
    )
  ).rows.length

it("keeps why, gives the time back and lets it go to the next, once", async () => {
  const one = await waitingGround()
  await one.waits()
  const { slotId, offerId } = await one.asked("2037-03-10T08:00:00.000Z")
  const ctx = { ...one.ctxFor(["coordinator"]), now: one.noon }
  await declineOffer(ctx, { id: offerId, because: "too_soon" })
  await declineOffer(ctx, { id: offerId, because: "too_soon" })
  expect((await one.offers(slotId))[0]).toMatchObject({
    status: "declined",
    declinedBecause: "too_soon",
    entry: { status: "waiting" },
    hold: { status: "released" },
  })
  expect(await freed(one.clinic.id)).toBe(1)
})

it.each(["elsewhere", "no_need"] as const)("asks nothing again of who says: %s", async (because) => {
  const one = await waitingGround()
  await one.waits()
  const { slotId, offerId } = await one.asked("2037-03-10T08:00:00.000Z")
  await declineOffer({ ...one.ctxFor(["coordinator"]), now: one.noon }, { id: offerId, because })
  expect((await one.offers(slotId))[0]).toMatchObject({
    declinedBecause: because,
    entry: { status: "withdrawn" },
  })
})

describeRefusals(declineOffer, {
  prepare: async () => {
    const one = await waitingGround()
    await one.waits()
    const { offerId } = await one.asked("2037-05-05T08:00:00.000Z")
    return { ...one, input: { id: offerId, because: "time" as const } }
  },
  wrongState: {
    when: "an offer that was taken",
    code: "wrong_state",
    prepare: async () => {
      const one = await waitingGround()
      await one.waits()
      const { offerId } = await one.asked("2037-05-05T08:00:00.000Z")
      await acceptOffer({ ...one.ctxFor(["coordinator"]), now: one.noon }, { id: offerId })
      return { ...one, input: { id: offerId, because: "time" as const } }
    },
  },
})
