import { afterAll, describe, expect, it } from "vitest"
import { findCause } from "@/lib/causes/find"
import { closeDb } from "@/lib/db"
import { causeGround } from "@/lib/testing/cause-ground"
import { makeCause } from "@/lib/testing/causes"
import { ctxWith } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { describeRefusals } from "@/lib/testing/refusals"

await testDatabase()
afterAll(closeDb)

describeRefusals(findCause, {
  async prepare() {
    const { cause, ctxFor, strangerFor } = await causeGround()
    return { input: { id: cause.id }, ctxFor, strangerFor }
  },
})

describe("causes.find", () => {
  it("shows its runs, the same failure in other releases, and who may look after it", async () => {
    const { clinic, cause } = await causeGround(2)
    const elsewhere = await makeCause(clinic.id, { releaseSha: "bbbb2222", runs: 1 })
    await makeCause(clinic.id, { releaseSha: "bbbb2222", errorCode: "other", runs: 1 })
    const admin = await ctxWith(clinic, ["admin"])
    const seen = await findCause(admin, { id: cause.id })
    expect(seen.runs.map((run) => run.id).sort()).toEqual([...cause.runIds].sort())
    expect(seen.releases).toMatchObject([{ id: elsewhere.id, releaseSha: "bbbb2222" }])
    expect(seen.members.map((one) => one.name)).toContain(admin.actor.name)
    expect((await findCause(await ctxWith(clinic, ["auditor"]), { id: cause.id })).members).toEqual([])
  })
})
