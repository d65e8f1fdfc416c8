import { afterAll, describe, expect, it } from "vitest"
import { findCause } from "@/lib/causes/find"
import { settleCause } from "@/lib/causes/settle"
import { closeDb } from "@/lib/db"
import { causeGround } from "@/lib/testing/cause-ground"
import { testDatabase } from "@/lib/testing/db"
import { recorded } from "@/lib/testing/facts"
import { describeRefusals } from "@/lib/testing/refusals"

await testDatabase()
afterAll(closeDb)

const ground = async () => {
  const { clinic, cause, ctxFor, strangerFor } = await causeGround()
  return { input: { id: cause.id, state: "fixed" as const }, ctxFor, strangerFor, clinic }
}
describeRefusals(settleCause, { prepare: ground })

describe("causes.settle", () => {
  it("says the release that runs where none is named, once, and opens it again", async () => {
    const { input, ctxFor, clinic } = await ground()
    const ctx = ctxFor(["operator"])
    const running = (await findCause(ctx, { id: input.id })).runningRelease
    expect(await settleCause(ctx, input)).toMatchObject({ state: "fixed", fixedIn: running })
    await settleCause(ctx, input)
    expect(await settleCause(ctx, { ...input, fixedIn: "4f0c2a91" })).toMatchObject({ fixedIn: "4f0c2a91" })
    await settleCause(ctx, { id: input.id, state: "open" })
    expect(await findCause(ctx, { id: input.id })).toMatchObject({ state: "open", fixedIn: null })
    expect((await recorded(clinic.id, input.id)).map((one) => one.after)).toEqual([
      { state: "fixed", fixedIn: running },
      { state: "fixed", fixedIn: "4f0c2a91" },
      { state: "open", fixedIn: null },
    ])
  })

  it("asks why before nobody looks after it", async () => {
    const { input, ctxFor, clinic } = await ground()
    const ignored = { id: input.id, state: "ignored" as const }
    await expect(settleCause(ctxFor(["admin"]), ignored)).rejects.toMatchObject({
      code: "invalid_input",
      fields: { reason: expect.any(String) },
    })
    await settleCause(ctxFor(["admin"]), { ...ignored, reason: "A test number" })
    expect(await recorded(clinic.id, input.id)).toMatchObject([{ personal: { reason: "A test number" } }])
  })
})
