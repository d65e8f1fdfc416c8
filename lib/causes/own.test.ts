import { afterAll, describe, expect, it } from "vitest"
import { findCause } from "@/lib/causes/find"
import { ownCause } from "@/lib/causes/own"
import { closeDb } from "@/lib/db"
import { causeGround } from "@/lib/testing/cause-ground"
import { ctxWith } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { makeMember } from "@/lib/testing/factory"
import { recorded } from "@/lib/testing/facts"
import { describeRefusals } from "@/lib/testing/refusals"

await testDatabase()
afterAll(closeDb)

const ground = async () => {
  const { clinic, cause, ctxFor, strangerFor } = await causeGround()
  const { id: ownerId } = await makeMember(clinic.id, ["operator"])
  return { input: { id: cause.id, ownerId }, ctxFor, strangerFor, clinic }
}
describeRefusals(ownCause, { prepare: ground })

describe("causes.own", () => {
  it("gives it to a member and takes it back, recorded once each", async () => {
    const { input, ctxFor, clinic } = await ground()
    const operator = ctxFor(["operator"])
    await ownCause(operator, input)
    await ownCause(operator, input)
    expect((await findCause(operator, { id: input.id })).owner?.id).toBe(input.ownerId)
    await ownCause(operator, { id: input.id, ownerId: "" })
    expect((await findCause(operator, { id: input.id })).owner).toBeNull()
    expect((await recorded(clinic.id, input.id)).map((one) => [one.name, one.after])).toEqual([
      ["cause.owned", { ownerId: input.ownerId }],
      ["cause.owned", { ownerId: null }],
    ])
  })

  it("is not given to who could not look after it, nor by a coordinator", async () => {
    const { input, ctxFor, clinic, strangerFor } = await ground()
    const { id: doctor } = await makeMember(clinic.id, ["doctor"])
    const stranger = await makeMember(strangerFor(["admin"]).clinicId, ["admin"])
    for (const ownerId of [doctor, stranger.id])
      await expect(ownCause(ctxFor(["admin"]), { ...input, ownerId })).rejects.toMatchObject({
        code: "not_found",
      })
    await expect(ownCause(await ctxWith(clinic, ["coordinator"]), input)).rejects.toMatchObject({
      code: "not_found",
    })
  })
})
