import { expect, it } from "vitest"
import { inClinic } from "@/lib/db"
import { testDatabase } from "@/lib/testing/db"
import { describeRefusals } from "@/lib/testing/refusals"
import { waitingGround } from "@/lib/testing/waiting-list"
import { acceptOffer } from "./accept"
import { withdrawEntry } from "./withdraw"

const db = await testDatabase()
const ground = async () => {
  const one = await waitingGround()
  const { entryId } = await one.waits()
  return { ...one, entryId, input: { id: entryId } }
}

it("ends a place, once", async () => {
  const one = await ground()
  const ctx = one.ctxFor(["coordinator"])
  await withdrawEntry(ctx, one.input)
  await withdrawEntry(ctx, one.input)
  const row = await inClinic(one.clinic.id, (tx) =>
    tx.waitingListEntry.findUniqueOrThrow({ where: { id: one.entryId } }),
  )
  expect(row).toMatchObject({ status: "withdrawn", endedAt: ctx.now })
  expect(await inClinic(one.clinic.id, (tx) => tx.fact.count({ where: { subjectId: one.entryId } }))).toBe(1)
})

it("gives what they were offered to whoever is next", async () => {
  const one = await ground()
  const { slotId } = await one.asked("2037-03-10T08:00:00.000Z")
  await withdrawEntry({ ...one.ctxFor(["coordinator"]), now: one.noon }, one.input)
  expect((await one.offers(slotId))[0]).toMatchObject({
    status: "withdrawn",
    because: "entry_ended",
    entry: { status: "withdrawn" },
    hold: { status: "released" },
  })
  const { rows } = await db.owner.query(
    `select id from engine.event where clinic_id = $1 and name = 'waiting_list.slot_free'`,
    [one.clinic.id],
  )
  expect(rows).toHaveLength(2)
})

describeRefusals(withdrawEntry, {
  prepare: ground,
  wrongState: {
    when: "a place from which somebody was booked",
    code: "wrong_state",
    prepare: async () => {
      const one = await ground()
      const { offerId } = await one.asked("2037-03-10T08:00:00.000Z")
      await acceptOffer({ ...one.ctxFor(["coordinator"]), now: one.noon }, { id: offerId })
      return one
    },
  },
})
