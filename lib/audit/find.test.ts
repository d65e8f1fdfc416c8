import { beforeAll, describe, expect, it } from "vitest"
import { findFact } from "@/lib/audit/find"
import { inClinic } from "@/lib/db"
import { fact, record } from "@/lib/facts"
import { newId } from "@/lib/ids"
import { memberOf } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { makeClinic } from "@/lib/testing/factory"
import { describeRefusals } from "@/lib/testing/refusals"

const db = await testDatabase()
let asMember: Awaited<ReturnType<typeof memberOf>>
let asOther: Awaited<ReturnType<typeof memberOf>>
let stranger: Awaited<ReturnType<typeof memberOf>>
let id: string

beforeAll(async () => {
  const clinic = await makeClinic()
  asMember = await memberOf(clinic)
  asOther = await memberOf(clinic)
  stranger = await memberOf(await makeClinic())
  const ctx = asMember(["doctor"])
  await inClinic(ctx.clinicId, (tx) => record(tx, ctx, [fact("lead.taken", newId(), { reason: "mine" })]))
  const { rows } = await db.owner.query<{ id: string }>(`select id from "Fact" where name = 'lead.taken'`)
  id = rows[0]!.id
})

describe("findFact", () => {
  it("shows it to an admin and to whoever did it", async () => {
    expect(await findFact(asOther(["admin"]), { id })).toMatchObject({ name: "lead.taken", reason: "mine" })
    expect(await findFact(asMember(["doctor"]), { id })).toMatchObject({ id })
  })

  it("has nothing for a doctor who did not do it, nor for an id that is none", async () => {
    await expect(findFact(asOther(["doctor"]), { id })).rejects.toMatchObject({ code: "not_found" })
    await expect(findFact(asOther(["admin"]), { id: "1" })).rejects.toMatchObject({ code: "not_found" })
  })
})

describeRefusals(findFact, {
  prepare: async () => ({ input: { id }, ctxFor: asMember, strangerFor: stranger }),
})
