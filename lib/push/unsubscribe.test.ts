import { afterAll, expect, it } from "vitest"
import { closeDb } from "@/lib/db"
import { subscribePush } from "@/lib/push/subscribe"
import { unsubscribePush } from "@/lib/push/unsubscribe"
import { ctxOf, memberOf } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { makeClinic, makeMember } from "@/lib/testing/factory"
import { setEnv } from "@/lib/testing/messages"
import { browserKeys, noticeGround } from "@/lib/testing/notices"
import { describeRefusals } from "@/lib/testing/refusals"

await testDatabase()
setEnv({ ROUNDS_DEMO: "1" })
afterAll(closeDb)

it("turns this browser off once, and a colleague's not at all", async () => {
  const { ctx, clinic, browser } = await noticeGround(["doctor"], true)
  const { endpoint } = browser
  const colleague = ctxOf(clinic, await makeMember(clinic.id, ["admin"]))
  expect(await unsubscribePush(colleague, { endpoint })).toEqual({ removed: 0 })
  expect(await unsubscribePush(ctx, { endpoint })).toEqual({ removed: 1 })
  expect(await unsubscribePush(ctx, { endpoint })).toEqual({ removed: 0 })
})

describeRefusals(unsubscribePush, {
  async prepare() {
    const ctxFor = await memberOf(await makeClinic())
    const { id } = await subscribePush(ctxFor(["admin"]), browserKeys())
    return { input: { id }, ctxFor, strangerFor: await memberOf(await makeClinic()) }
  },
})
