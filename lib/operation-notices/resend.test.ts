import { afterAll, beforeEach, describe, expect, it } from "vitest"
import { testChannel } from "@/lib/alert-channels/send-test"
import { closeDb, platformDb } from "@/lib/db"
import { newId } from "@/lib/ids"
import { resendNotice } from "@/lib/operation-notices/resend"
import { clearChannels, makeChannel, noticesOfKey } from "@/lib/testing/alert-channels"
import { ctxWith, memberOf } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { makeClinic } from "@/lib/testing/factory"
import { describeRefusals } from "@/lib/testing/refusals"

await testDatabase()
beforeEach(clearChannels)
afterAll(closeDb)

const ground = async (status = "failed") => {
  const clinic = await makeClinic()
  const ctx = await ctxWith(clinic, ["operator"])
  const { id: channel } = await makeChannel(clinic, { address: "https://hooks.slack.com/services/T/B/x" })
  const { id } = await testChannel(ctx, { id: channel, key: newId() })
  await platformDb().operationNotice.update({ where: { id }, data: { status } })
  return { ctx, id, input: { id }, ctxFor: await memberOf(clinic), strangerFor: await memberOf(clinic) }
}

describeRefusals(resendNotice, {
  subject: "none",
  badInput: { id: 7 },
  prepare: () => ground(),
  wrongState: { when: "what arrived", code: "wrong_state", prepare: () => ground("sent") },
})

describe("operationNotices.resend", () => {
  it("is a new notice beside the old one, once", async () => {
    const { ctx, id } = await ground()
    const again = await resendNotice(ctx, { id })
    expect(await resendNotice(ctx, { id })).toEqual({ id: again.id, isNew: false })
    expect((await noticesOfKey("test:")).map((one) => one.status)).toEqual(["failed", "queued"])
    await platformDb().operationNotice.update({ where: { id: again.id }, data: { status: "unsure" } })
    expect(await resendNotice(ctx, { id: again.id })).toMatchObject({ isNew: true })
  })

  it("finds nothing under an id that is none", async () => {
    const { ctx } = await ground()
    await expect(resendNotice(ctx, { id: newId() })).rejects.toMatchObject({ code: "not_found" })
  })
})
