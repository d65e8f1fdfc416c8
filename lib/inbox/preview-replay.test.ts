import { afterAll, expect, it } from "vitest"
import { closeDb } from "@/lib/db"
import { previewReplay } from "@/lib/inbox/preview-replay"
import { memberOf } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { makeClinic } from "@/lib/testing/factory"

await testDatabase()
afterAll(closeDb)

// With events it is shown in replay-all.test.ts.
it("of nothing is nothing, and asks for no second person", async () => {
  const admin = (await memberOf(await makeClinic()))(["admin"])
  expect(await previewReplay(admin, { fate: "dead", provider: "whatsapp" })).toEqual({
    count: 0,
    withoutBody: 0,
    kinds: [],
    fates: { quarantined: 0, dead: 0 },
    oldestAt: null,
    newestAt: null,
    needsSecond: false,
  })
})
