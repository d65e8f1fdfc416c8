import { expect, it } from "vitest"
import { makeConsentAudit } from "@/lib/consent-audits/make"
import { auditGround, DAY } from "@/lib/testing/audits"
import { memberOf } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { makeClinic } from "@/lib/testing/factory"
import { describeRefusals } from "@/lib/testing/refusals"
import { now } from "@/lib/time"

const db = await testDatabase()

describeRefusals(makeConsentAudit, {
  subject: "none",
  badInput: { day: "yesterday" },
  prepare: async () => {
    const clinic = await makeClinic()
    return {
      input: { day: DAY },
      ctxFor: await memberOf(clinic),
      strangerFor: await memberOf(await makeClinic()),
    }
  },
})

it("M26 keeps what was sent after a withdrawal or an end, what is missing and what was stopped", async () => {
  const ground = await auditGround(db)
  const { counts } = await makeConsentAudit({ ...ground.ctx, now: now() }, { day: DAY })
  expect(counts.findings).toEqual({
    sent_after_withdrawal: 1,
    expired_relied_on: 1,
    request_overdue: 0,
    outdated_policy: 0,
    missing_required: 1,
    opted_out: 1,
  })
  expect(counts).toMatchObject({
    patients: 1,
    purposes: { marketing_whatsapp: { withdrawn: 1 }, treatment_updates: { expired: 1 } },
  })
  const { rows } = await db.owner.query(
    `select kind, count(*)::int as n from "ConsentAuditFinding" where "clinicId" = $1 group by 1 order by 1`,
    [ground.clinic.id],
  )
  expect(rows.map((one) => one.kind)).toEqual([
    "expired_relied_on",
    "missing_required",
    "opted_out",
    "sent_after_withdrawal",
  ])
})

it("is kept once a day, and asks an admin once until it is done", async () => {
  const ground = await auditGround(db)
  const at = { ...ground.ctx, now: now() }
  const first = await makeConsentAudit(at, { day: DAY })
  expect(await makeConsentAudit(at, { day: DAY })).toEqual(first)
  await makeConsentAudit(at, { day: "2026-03-02" })
  const { rows } = await db.owner.query(
    `select "ownerRole", href from "Task" where "clinicId" = $1 and "effectKey" like 'consent_audit:%'`,
    [ground.clinic.id],
  )
  expect(rows).toEqual([{ ownerRole: "admin", href: `/consents/audit/${DAY}` }])
})

it("finds nothing in a clinic without anybody, and asks nobody", async () => {
  const clinic = await makeClinic()
  const admin = (await memberOf(clinic))(["admin"])
  const { counts } = await makeConsentAudit(admin, { day: DAY })
  expect(Object.values(counts.findings)).toEqual([0, 0, 0, 0, 0, 0])
  const { rows } = await db.owner.query(`select id from "Task" where "clinicId" = $1`, [clinic.id])
  expect(rows).toEqual([])
})
