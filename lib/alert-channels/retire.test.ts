import { afterAll, beforeEach, describe, expect, it } from "vitest"
import { changeChannel } from "@/lib/alert-channels/change"
import { listChannels } from "@/lib/alert-channels/list"
import { retireChannel } from "@/lib/alert-channels/retire"
import { closeDb, platformDb } from "@/lib/db"
import { newId } from "@/lib/ids"
import { unseal } from "@/lib/seal"
import { clearChannels, makeChannel } from "@/lib/testing/alert-channels"
import { ctxWith, memberOf } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { makeClinic } from "@/lib/testing/factory"
import { describeRefusals } from "@/lib/testing/refusals"

await testDatabase()
beforeEach(clearChannels)
afterAll(closeDb)

const ground = async () => {
  const clinic = await makeClinic()
  const { id } = await makeChannel(clinic, { kind: "webhook", address: "https://pager.example.com/in" })
  const plain = await ctxWith(clinic, ["operator"])
  const ctx = { ...plain, steppedUpAt: plain.now }
  return { ctx, id, input: { id }, ctxFor: await memberOf(clinic), strangerFor: await memberOf(clinic) }
}
const theConsole = async () => {
  const { id } = await platformDb().alertChannel.findFirstOrThrow({ where: { kind: "console" } })
  return { ...(await ground()), input: { id } }
}

describeRefusals(retireChannel, {
  subject: "none",
  badInput: { id: 7 },
  prepare: ground,
  wrongState: { when: "the console itself", code: "wrong_state", prepare: theConsole },
})

describe("alertChannels.retire", () => {
  it("takes it away with its address and secret, once", async () => {
    const { ctx, id } = await ground()
    expect(await retireChannel(ctx, { id })).toEqual({ id, isNew: true })
    expect(await retireChannel(ctx, { id })).toEqual({ id, isNew: false })
    expect((await listChannels(ctx, {})).map((one) => one.kind)).toEqual(["console"])
    const row = await platformDb().alertChannel.findUniqueOrThrow({ where: { id } })
    expect([unseal(row.sealedAddress ?? new Uint8Array(), id), row.sealedSecret]).toEqual(["", null])
    const change = { id, title: "Back", atLeast: "warning", state: "on" } as const
    await expect(changeChannel(ctx, change)).rejects.toMatchObject({ code: "not_found" })
  })

  it("finds nothing under an id that is none", async () => {
    const { ctx } = await ground()
    await expect(retireChannel(ctx, { id: newId() })).rejects.toMatchObject({ code: "not_found" })
  })
})
