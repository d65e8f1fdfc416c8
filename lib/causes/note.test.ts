import { afterAll, describe, expect, it } from "vitest"
import { findCause } from "@/lib/causes/find"
import { noteCause } from "@/lib/causes/note"
import { closeDb } from "@/lib/db"
import { causeGround } from "@/lib/testing/cause-ground"
import { testDatabase } from "@/lib/testing/db"
import { recorded } from "@/lib/testing/facts"
import { describeRefusals } from "@/lib/testing/refusals"

await testDatabase()
afterAll(closeDb)

const ground = async () => {
  const { clinic, cause, ctxFor, strangerFor } = await causeGround()
  return { input: { id: cause.id, note: "Their token ran out" }, ctxFor, strangerFor, clinic }
}
describeRefusals(noteCause, { prepare: ground })

describe("causes.note", () => {
  it("keeps what was found out; the words stand sealed in the record, once", async () => {
    const { input, ctxFor, clinic } = await ground()
    await noteCause(ctxFor(["admin"]), input)
    await noteCause(ctxFor(["admin"]), input)
    expect((await findCause(ctxFor(["operator"]), { id: input.id })).note).toBe(input.note)
    expect(await recorded(clinic.id, input.id)).toMatchObject([
      { name: "cause.noted", after: null, personal: { before: { note: null }, after: { note: input.note } } },
    ])
    await noteCause(ctxFor(["admin"]), { id: input.id, note: "" })
    expect((await findCause(ctxFor(["admin"]), { id: input.id })).note).toBeNull()
  })
})
