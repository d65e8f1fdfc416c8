import { afterAll, beforeEach, describe, expect, it } from "vitest"
import { testChannel } from "@/lib/alert-channels/send-test"
import { closeDb, platformDb } from "@/lib/db"
import { newId } from "@/lib/ids"
import { listNotices } from "@/lib/operation-notices/list"
import { clearChannels, makeChannel } from "@/lib/testing/alert-channels"
import { ctxWith, memberOf } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { makeClinic } from "@/lib/testing/factory"
import { describeRefusals } from "@/lib/testing/refusals"

await testDatabase()
beforeEach(clearChannels)
afterAll(closeDb)

describeRefusals(listNotices, {
  subject: "none",
  badInput: { status: "told" },
  async prepare() {
    const clinic = await makeClinic()
    return { input: {}, ctxFor: await memberOf(clinic), strangerFor: await memberOf(clinic) }
  },
})

describe("operationNotices.list", () => {
  it("pages through all, newest first, none left out and none twice, and by what became of them", async () => {
    const clinic = await makeClinic()
    const ctx = await ctxWith(clinic, ["operator"])
    const { id } = await makeChannel(clinic, { address: "https://hooks.slack.com/services/T/B/x" })
    const made: string[] = []
    for (let n = 0; n < 65; n++) made.unshift((await testChannel(ctx, { id, key: newId() })).id)
    await platformDb().operationNotice.update({ where: { id: made[3] ?? "" }, data: { status: "failed" } })
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = await listNotices(ctx, { cursor })
      seen.push(...page.rows.map((one) => one.id))
      cursor = page.nextCursor ?? undefined
    } while (cursor)
    expect(seen).toEqual(made)
    expect((await listNotices(ctx, { status: "failed" })).rows.map((one) => one.id)).toEqual([made[3]])
    await expect(listNotices(ctx, { cursor: "nonsense" })).rejects.toMatchObject({ code: "invalid_input" })
  })
})
