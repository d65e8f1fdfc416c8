import { expect, it } from "vitest"
import { listAuditDays } from "@/lib/consent-audits/list-days"
import { makeConsentAudit } from "@/lib/consent-audits/make"
import { audited, DAY } from "@/lib/testing/audits"
import { ctxWith, memberOf } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { makeClinic } from "@/lib/testing/factory"
import { describeRefusals } from "@/lib/testing/refusals"

const db = await testDatabase()

describeRefusals(listAuditDays, {
  subject: "none",
  badInput: { cursor: "nowhere" },
  prepare: async () => {
    const clinic = await makeClinic()
    return { input: {}, ctxFor: await memberOf(clinic), strangerFor: await memberOf(await makeClinic()) }
  },
})

it("lists the days, the newest first, and whether a person is needed", async () => {
  const ground = await audited(db)
  await makeConsentAudit(ground.ctx, { day: "2026-03-02" })
  const admin = await ctxWith(ground.clinic, ["admin"])
  const { rows, nextCursor } = await listAuditDays(admin, {})
  expect(nextCursor).toBeNull()
  expect(rows.map((one) => one.day)).toEqual(["2026-03-02", DAY])
  expect(rows[1]?.isClean).toBe(false)
  expect((await listAuditDays(admin, { cursor: "2026-03-02" })).rows.map((one) => one.day)).toEqual([DAY])
  expect((await listAuditDays(await ctxWith(await makeClinic(), ["admin"]), {})).rows).toEqual([])
})
