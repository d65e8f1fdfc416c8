import { expect, it } from "vitest"
import { bePresent } from "@/lib/conversations/be-present"
import { inClinic } from "@/lib/db"
import { colleague, talkGround } from "@/lib/testing/conversations"
import { testDatabase } from "@/lib/testing/db"
import { describeRefusals } from "@/lib/testing/refusals"
import { addMs, HOUR_MS, now } from "@/lib/time"

await testDatabase()

it("says who else is there and who writes, until they go or are not heard of any more", async () => {
  const { clinic, ctxFor, conversationId: id, member } = await talkGround()
  const bob = await colleague(clinic, ["frontdesk"])
  const ana = () => ctxFor(["coordinator"])
  expect(await bePresent(ana(), { id, state: "viewing" })).toEqual([])
  expect(await bePresent(bob.ctx(), { id, state: "typing" })).toEqual([
    { memberId: member.id, name: member.name, state: "viewing" },
  ])
  expect(await bePresent(ana(), { id, state: "viewing" })).toEqual([
    { memberId: bob.id, name: bob.name, state: "typing" },
  ])
  await bePresent(bob.ctx(), { id, state: "gone" })
  await bePresent(bob.ctx(), { id, state: "gone" })
  expect(await bePresent(ana(), { id, state: "viewing" })).toEqual([])
  const later = addMs(now(), 60_000)
  expect(await bePresent({ ...bob.ctx(), now: later }, { id, state: "viewing" }), "a minute old").toEqual([])
})

it("holds nobody back and is swept", async () => {
  const { clinic, ctxFor, conversationId: id } = await talkGround()
  const bob = await colleague(clinic, ["frontdesk"])
  await bePresent(ctxFor(["admin"]), { id, state: "viewing" })
  await bePresent({ ...bob.ctx(), now: addMs(now(), HOUR_MS) }, { id, state: "viewing" })
  const rows = await inClinic(clinic.id, (tx) => tx.conversationPresence.findMany())
  expect(rows).toMatchObject([{ memberId: bob.id }])
})

describeRefusals(bePresent, {
  prepare: async () => {
    const ground = await talkGround()
    return { ...ground, input: { id: ground.conversationId, state: "viewing" as const } }
  },
})
