import { afterAll, expect, it } from "vitest"
import { revokeFeed } from "@/lib/calendar-feeds/revoke"
import { closeDb } from "@/lib/db"
import { ctxWith } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { recorded } from "@/lib/testing/facts"
import { feedGround } from "@/lib/testing/feeds"
import { describeRefusals } from "@/lib/testing/refusals"

await testDatabase()
afterAll(closeDb)

it("ends it once, by its owner or by an admin, and by no other colleague", async () => {
  const { clinic, ctxFor, make } = await feedGround()
  const { id } = await make()
  const colleague = await ctxWith(clinic, ["coordinator"])
  await expect(revokeFeed(colleague, { id })).rejects.toMatchObject({ code: "not_found" })
  await revokeFeed(ctxFor(["doctor"]), { id })
  await revokeFeed(await ctxWith(clinic, ["admin"]), { id })
  const names = (await recorded(clinic.id, id)).map((one) => one.name)
  expect(names).toEqual(["calendar_feed.made", "calendar_feed.revoked"])
})

describeRefusals(revokeFeed, {
  prepare: async () => {
    const ground = await feedGround()
    return { ...ground, input: { id: (await ground.make()).id } }
  },
})
