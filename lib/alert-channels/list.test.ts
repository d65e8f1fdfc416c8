import { afterAll, beforeEach, expect, it } from "vitest"
import { listChannels } from "@/lib/alert-channels/list"
import { testChannel } from "@/lib/alert-channels/send-test"
import { closeDb } from "@/lib/db"
import { newId } from "@/lib/ids"
import { clearChannels, makeChannel } from "@/lib/testing/alert-channels"
import { ctxWith, memberOf } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { makeClinic } from "@/lib/testing/factory"
import { describeRefusals } from "@/lib/testing/refusals"

await testDatabase()
beforeEach(clearChannels)
afterAll(closeDb)

describeRefusals(listChannels, {
  subject: "none",
  async prepare() {
    const clinic = await makeClinic()
    return { input: {}, ctxFor: await memberOf(clinic), strangerFor: await memberOf(clinic) }
  },
})

it("shows each with what it told last", async () => {
  const clinic = await makeClinic()
  const ctx = await ctxWith(clinic, ["operator"])
  const { id } = await makeChannel(clinic, {
    kind: "discord",
    address: "https://discord.com/api/webhooks/1/abcdefgh",
  })
  await testChannel(ctx, { id, key: newId() })
  expect(await listChannels(await ctxWith(clinic, ["auditor"]), {})).toMatchObject([
    { kind: "console", last: null, isOn: true },
    { kind: "discord", hint: "discord.com … efgh", last: { status: "queued" } },
  ])
})
