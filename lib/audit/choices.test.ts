import { beforeAll, describe, expect, it } from "vitest"
import { listAuditChoices } from "@/lib/audit/choices"
import { actorLabel } from "@/lib/ctx"
import { inClinic } from "@/lib/db"
import { fact, record } from "@/lib/facts"
import { newId } from "@/lib/ids"
import { memberOf } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { makeClinic } from "@/lib/testing/factory"
import { describeRefusals } from "@/lib/testing/refusals"

await testDatabase()
let asMember: Awaited<ReturnType<typeof memberOf>>
let asOther: Awaited<ReturnType<typeof memberOf>>
let stranger: Awaited<ReturnType<typeof memberOf>>

beforeAll(async () => {
  const clinic = await makeClinic()
  asMember = await memberOf(clinic)
  asOther = await memberOf(clinic)
  stranger = await memberOf(await makeClinic())
  for (const ctx of [asMember(["doctor"]), asOther(["admin"]), stranger(["admin"])]) {
    await inClinic(ctx.clinicId, (tx) =>
      record(tx, ctx, [fact("lead.taken", newId()), fact("lead.taken", newId())]),
    )
  }
  const admin = asOther(["admin"])
  await inClinic(admin.clinicId, (tx) => record(tx, admin, [fact("run.rerun", newId())]))
})

describe("listAuditChoices", () => {
  it("names each person and each kind of act once", async () => {
    const found = await listAuditChoices(asOther(["admin"]), {})
    expect(found.names).toEqual(["lead.taken", "run.rerun"])
    expect(found.actors.map((one) => one.actor).sort()).toEqual(
      [actorLabel(asMember([]).actor), actorLabel(asOther([]).actor)].sort(),
    )
    expect(found.ownOnly).toBe(false)
  })

  it("offers a doctor only what is own", async () => {
    const found = await listAuditChoices(asMember(["doctor"]), {})
    expect(found).toMatchObject({ names: ["lead.taken"], ownOnly: true })
    expect(found.actors).toHaveLength(1)
  })

  it("names nobody of another clinic", async () => {
    const found = await listAuditChoices(stranger(["admin"]), {})
    expect(found.actors.map((one) => one.actor)).toEqual([actorLabel(stranger([]).actor)])
  })
})

describeRefusals(listAuditChoices, {
  subject: "none",
  prepare: async () => ({ input: {}, ctxFor: asMember, strangerFor: stranger }),
})
