import { afterAll, beforeEach, describe, expect, it } from "vitest"
import { changeChannel } from "@/lib/alert-channels/change"
import { closeDb, platformDb } from "@/lib/db"
import { newId } from "@/lib/ids"
import { clearChannels, makeChannel } from "@/lib/testing/alert-channels"
import { ctxWith, memberOf } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { makeClinic } from "@/lib/testing/factory"
import { describeRefusals } from "@/lib/testing/refusals"

const db = await testDatabase()
beforeEach(clearChannels)
afterAll(closeDb)

const ADDRESS = "https://pager.example.com/in"
const ground = async () => {
  const clinic = await makeClinic()
  const { id } = await makeChannel(clinic, { kind: "webhook", address: ADDRESS })
  const plain = await ctxWith(clinic, ["operator"])
  const input = { id, title: "Night pager", atLeast: "critical" as const, state: "off" as const }
  const ctx = { ...plain, steppedUpAt: plain.now }
  return { ctx, id, input, ctxFor: await memberOf(clinic), strangerFor: await memberOf(clinic) }
}
const rowOf = (id: string) => platformDb().alertChannel.findUniqueOrThrow({ where: { id } })

describeRefusals(changeChannel, { subject: "none", badInput: { id: "x", state: "maybe" }, prepare: ground })

describe("alertChannels.change", () => {
  it("changes what was said, once on record, and leaves address and secret", async () => {
    const { ctx, id, input } = await ground()
    const before = await rowOf(id)
    expect(await changeChannel(ctx, input)).toEqual({ id, secret: null })
    await changeChannel(ctx, input)
    const after = await rowOf(id)
    expect(after).toMatchObject({ title: "Night pager", atLeast: "critical", isOn: false })
    expect([after.sealedAddress, after.sealedSecret]).toEqual([before.sealedAddress, before.sealedSecret])
    const { rows } = await db.owner.query(
      `select 1 from "Fact" where "subjectId" = $1 and name = 'alert.channel_changed'`,
      [id],
    )
    expect(rows).toHaveLength(1)
  })

  it("forgets what the old address proved, and shows a new secret once", async () => {
    const { ctx, id, input } = await ground()
    await platformDb().alertChannel.update({ where: { id }, data: { lastProvenAt: ctx.now } })
    const address = "https://other.example.com/in"
    const { secret } = await changeChannel(ctx, { ...input, address, newSecret: "new" })
    expect(secret).toMatch(/^whsec_/)
    expect(await rowOf(id)).toMatchObject({ lastProvenAt: null, hint: "other.example.com … m/in" })
  })

  it("refuses what is none", async () => {
    const { ctx, input } = await ground()
    for (const id of [newId(), "none"])
      await expect(changeChannel(ctx, { ...input, id })).rejects.toMatchObject({ code: "not_found" })
    await expect(changeChannel(ctx, { ...input, address: "https://10.0.0.7/in" })).rejects.toMatchObject({
      code: "invalid_input",
    })
    const { id } = await platformDb().alertChannel.findFirstOrThrow({ where: { kind: "console" } })
    await expect(changeChannel(ctx, { ...input, id, address: ADDRESS })).rejects.toMatchObject({
      code: "invalid_input",
    })
    await changeChannel(ctx, { ...input, id })
    expect(await rowOf(id)).toMatchObject({ isOn: false })
  })
})
