import { beforeAll, beforeEach, describe, expect, it } from "vitest"
import { recordAuditRead } from "@/lib/audit/record-read"
import { memberOf } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { makeClinic } from "@/lib/testing/factory"
import { describeRefusals } from "@/lib/testing/refusals"
import { addMs, MINUTE_MS, now } from "@/lib/time"

const db = await testDatabase()
let asMember: Awaited<ReturnType<typeof memberOf>>
let asOther: Awaited<ReturnType<typeof memberOf>>
let stranger: Awaited<ReturnType<typeof memberOf>>

beforeAll(async () => {
  const clinic = await makeClinic()
  asMember = await memberOf(clinic)
  asOther = await memberOf(clinic)
  stranger = await memberOf(await makeClinic())
})
beforeEach(() => db.owner.query('delete from "Fact"'))

const reads = async () =>
  (
    await db.owner.query<{ after: unknown; actorName: string }>(
      `select after, "actorName" from "Fact" where name = 'audit.read' order by "createdAt", id`,
    )
  ).rows

describe("recordAuditRead", () => {
  it("records who read with which filters, once a view", async () => {
    await recordAuditRead(asMember(["auditor"]), { name: "lead.taken" })
    await recordAuditRead(asMember(["auditor"]), { name: "lead.taken" })
    expect(await reads()).toMatchObject([{ after: { what: "lead.taken" }, actorName: asMember.member.name }])
  })

  it("takes another filter, another reader or a later look for another view", async () => {
    await recordAuditRead(asMember(["admin"]), {})
    await recordAuditRead(asMember(["admin"]), { from: "2026-11-22T10:00:00Z" })
    await recordAuditRead(asOther(["admin"]), {})
    await recordAuditRead(asMember(["admin"], { now: addMs(now(), 11 * MINUTE_MS) }), {})
    expect((await reads()).map((one) => one.after)).toEqual([
      {},
      { from: "2026-11-22T10:00:00.000Z" },
      {},
      {},
    ])
  })
})

describeRefusals(recordAuditRead, {
  subject: "none",
  prepare: async () => ({ input: {}, ctxFor: asMember, strangerFor: stranger }),
})
