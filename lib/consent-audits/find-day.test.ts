import { describe, expect, it } from "vitest"
import { auditCsv, auditJson } from "@/lib/consent-audits/export"
import { findAuditDay } from "@/lib/consent-audits/find-day"
import { audited, DAY } from "@/lib/testing/audits"
import { ctxWith, memberOf } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { makeClinic } from "@/lib/testing/factory"
import { describeRefusals } from "@/lib/testing/refusals"

const db = await testDatabase()

describeRefusals(findAuditDay, {
  badInput: { day: DAY, cursor: "nowhere" },
  prepare: async () => {
    const { clinic } = await audited(db)
    return {
      input: { day: DAY },
      ctxFor: await memberOf(clinic),
      strangerFor: await memberOf(await makeClinic()),
    }
  },
})

describe("consents.audit_day", () => {
  it("opens with the gravest kind, and shows whose it is", async () => {
    const { clinic, patientId } = await audited(db)
    const admin = await ctxWith(clinic, ["admin"])
    const view = await findAuditDay(admin, { day: "latest" })
    expect(view).toMatchObject({ day: DAY, kind: "sent_after_withdrawal", isClean: false, nextCursor: null })
    expect(view.rows).toMatchObject([{ patientId, patientName: "Ana Pop", purpose: "marketing_whatsapp" }])
    expect((await findAuditDay(admin, { day: DAY, kind: "opted_out" })).rows).toHaveLength(1)
    for (const day of ["2026-03-09", "2026-13-40", "x"])
      await expect(findAuditDay(admin, { day })).rejects.toMatchObject({ code: "not_found" })
  })

  it("shows numbers alone to whom numbers alone are open", async () => {
    const { clinic } = await audited(db)
    const operator = await ctxWith(clinic, ["operator"])
    expect(await findAuditDay(operator, { day: DAY })).toMatchObject({ rows: [], counts: { patients: 1 } })
  })

  it("leaves as CSV without formulas, and as JSON", async () => {
    const { clinic, patientId } = await audited(db)
    await db.owner.query(`update "Patient" set name = '=HYPERLINK("http://x")' where id = $1`, [patientId])
    const admin = await ctxWith(clinic, ["admin"])
    const csv = await (await auditCsv(admin, DAY)).text()
    expect(csv).toContain(`"'=HYPERLINK(""http://x"")"`)
    expect(csv).toContain('"Sent although it was taken back","1"')
    expect(await (await auditJson(admin, DAY)).json()).toMatchObject({
      day: DAY,
      findings: { sent_after_withdrawal: 1, missing_required: 1 },
    })
  })
})
