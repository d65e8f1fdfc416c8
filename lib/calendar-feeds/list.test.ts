import { afterAll, expect, it } from "vitest"
import { listFeeds } from "@/lib/calendar-feeds/list"
import { makeFeed } from "@/lib/calendar-feeds/make"
import { revokeFeed } from "@/lib/calendar-feeds/revoke"
import { closeDb } from "@/lib/db"
import { newId } from "@/lib/ids"
import { ctxWith } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { feedGround } from "@/lib/testing/feeds"
import { describeRefusals } from "@/lib/testing/refusals"

await testDatabase()
afterAll(closeDb)

it("shows one's own, an admin everybody's, none that was revoked, and no address", async () => {
  const { clinic, ctxFor, make, tokenOf, practitionerIds } = await feedGround()
  const { id, url } = await make({ scope: "practitioner", practitionerId: practitionerIds[0]! })
  const gone = await make()
  await revokeFeed(ctxFor(["admin"]), { id: gone.id })
  const colleague = await ctxWith(clinic, ["frontdesk"])
  const theirs = await makeFeed(colleague, { key: newId(), scope: "clinic" })
  const own = await listFeeds(colleague, {})
  expect(own.rows.map((one) => one.id)).toEqual([theirs.id])
  const all = await listFeeds(ctxFor(["admin"]), {})
  expect(all.rows).toMatchObject([
    { id, of: "Dr Vance", owner: { isMe: true } },
    { id: theirs.id, of: null, owner: { isMe: false } },
  ])
  expect(JSON.stringify(all)).not.toContain(tokenOf(url))
  expect(all.may).toEqual({ all: true, mine: true })
  const doctor = await listFeeds(ctxFor(["doctor"]), {})
  expect([doctor.may, doctor.practitioners]).toEqual([{ all: false, mine: true }, []])
})

describeRefusals(listFeeds, {
  subject: "none",
  prepare: async () => ({ ...(await feedGround()), input: {} }),
})
