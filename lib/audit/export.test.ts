import { beforeAll, describe, expect, it } from "vitest"
import { exportCsv, exportPage, startExport } from "@/lib/audit/export"
import { inClinic } from "@/lib/db"
import { fact, record } from "@/lib/facts"
import { newId } from "@/lib/ids"
import { memberOf } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { makeClinic } from "@/lib/testing/factory"
import { makeLead } from "@/lib/testing/leads"
import { describeRefusals } from "@/lib/testing/refusals"

const db = await testDatabase()
let asMember: Awaited<ReturnType<typeof memberOf>>
let stranger: Awaited<ReturnType<typeof memberOf>>
let patientId: string

beforeAll(async () => {
  const clinic = await makeClinic()
  asMember = await memberOf(clinic)
  stranger = await memberOf(await makeClinic())
  patientId = (await makeLead(clinic.id)).patientId
  const ctx = asMember(["admin"])
  const facts = [
    fact("lead.taken", newId(), { reason: "=1+1", after: { owner: "@SUM(A1)" } }),
    fact("lead.lost", newId(), { patientId, personal: { reason: "Zanubia went elsewhere" } }),
    ...Array.from({ length: 1_100 }, () => fact("run.rerun", newId())),
  ]
  await inClinic(ctx.clinicId, (tx) => record(tx, ctx, facts))
  const other = stranger(["admin"])
  await inClinic(other.clinicId, (tx) => record(tx, other, [fact("lead.foreign", newId())]))
})

const textOf = (filters: Record<string, string> = {}) =>
  new Response(exportCsv(asMember(["auditor"]), filters)).text()

describe("S14 the export of the audit trail", () => {
  it("holds every row of the clinic, page after page, and no formula", async () => {
    const text = await textOf()
    const lines = text.trim().split("\r\n")
    expect(lines).toHaveLength(1 + 1_102)
    expect(lines[0]).toContain('"createdAt","name","actor"')
    expect(text).toContain(`"'=1+1"`)
    expect(text).not.toMatch(/(^|,)"?[=+\-@\t]/m)
    expect(text).not.toContain("lead.foreign")
  })

  it("follows the filters, and holds no words of a patient", async () => {
    const text = await textOf({ patientId })
    expect(text.trim().split("\r\n")).toHaveLength(2)
    expect(text).toContain("lead.lost")
    expect(text).not.toContain("Zanubia")
  })

  it("is recorded with its filters, without what was typed as words", async () => {
    await startExport(asMember(["auditor"]), { subject: "Ana Pop", patientId })
    const { rows } = await db.owner.query(`select after from "Fact" where name = 'audit.exported'`)
    expect(rows).toEqual([{ after: { subject: "no id", patientId } }])
  })
})

describeRefusals(startExport, {
  subject: "none",
  prepare: async () => ({ input: {}, ctxFor: asMember, strangerFor: stranger }),
})
describeRefusals(exportPage, {
  subject: "none",
  prepare: async () => ({ input: {}, ctxFor: asMember, strangerFor: stranger }),
})
