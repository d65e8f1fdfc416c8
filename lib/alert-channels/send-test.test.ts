import { afterAll, beforeEach, describe, expect, it } from "vitest"
import { changeChannel } from "@/lib/alert-channels/change"
import { testChannel } from "@/lib/alert-channels/send-test"
import { closeDb, platformDb } from "@/lib/db"
import { newId } from "@/lib/ids"
import { clearChannels, makeChannel, noticesOfKey } from "@/lib/testing/alert-channels"
import { ctxOf, ctxWith, memberOf } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { makeClinic, makeMember } from "@/lib/testing/factory"
import { describeRefusals } from "@/lib/testing/refusals"

const db = await testDatabase()
beforeEach(clearChannels)
afterAll(closeDb)

const ground = async () => {
  const clinic = await makeClinic()
  const { id } = await makeChannel(clinic, { address: "https://hooks.slack.com/services/T/B/x" })
  const ctx = await ctxWith(clinic, ["operator"])
  const input = { id, key: newId() }
  return { clinic, ctx, id, input, ctxFor: await memberOf(clinic), strangerFor: await memberOf(clinic) }
}

describeRefusals(testChannel, { subject: "none", badInput: { id: "x", key: "y" }, prepare: ground })

describe("alertChannels.test", () => {
  it("queues one notice for this channel alone, even one that is off", async () => {
    const { ctx, id, input } = await ground()
    const change = { id, title: "Off", atLeast: "critical", state: "off" } as const
    await changeChannel({ ...ctx, steppedUpAt: ctx.now }, change)
    const notice = await testChannel(ctx, input)
    expect(await testChannel(ctx, input)).toEqual(notice)
    expect(await noticesOfKey("test:")).toMatchObject([{ id: notice.id, channelId: id, status: "queued" }])
    const { rows } = await db.owner.query(
      `select data from engine.event where name = 'operation_notice.queued' and data ->> 'noticeId' = $1`,
      [notice.id],
    )
    expect(rows).toHaveLength(1)
  })

  it("through the console tells admins and operators at once, and says how many", async () => {
    const clinic = await makeClinic()
    const operator = await makeMember(clinic.id, ["operator"])
    await makeMember(clinic.id, ["admin"])
    await makeMember(clinic.id, ["doctor"])
    const { id } = await platformDb().alertChannel.findFirstOrThrow({ where: { kind: "console" } })
    await testChannel(ctxOf(clinic, operator), { id, key: newId() })
    expect(await noticesOfKey("test:")).toMatchObject([{ status: "sent", proof: "2 colleagues" }])
  })

  it("finds no channel under an id that is none", async () => {
    const { ctx } = await ground()
    const unknown = testChannel(ctx, { id: newId(), key: newId() })
    await expect(unknown).rejects.toMatchObject({ code: "not_found" })
  })
})
