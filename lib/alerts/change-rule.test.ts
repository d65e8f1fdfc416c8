import { afterAll, afterEach, describe, expect, it } from "vitest"
import { changeAlertRule } from "@/lib/alerts/change-rule"
import { evaluateClinic } from "@/lib/alerts/evaluate"
import { listAlertRules } from "@/lib/alerts/list-rules"
import { systemCtx } from "@/lib/ctx"
import { closeDb, platformDb } from "@/lib/db"
import { ctxWith, memberOf } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { makeClinic } from "@/lib/testing/factory"
import { describeRefusals } from "@/lib/testing/refusals"

const db = await testDatabase()
afterEach(() => platformDb().alertSetting.deleteMany())
afterAll(closeDb)

const CHANGE = {
  name: "function-failure-rate",
  state: "on" as const,
  limit: 30,
  forMinutes: 0,
  severity: "critical" as const,
  reason: "Too loud at night",
}

describeRefusals(changeAlertRule, {
  subject: "none",
  badInput: { ...CHANGE, limit: -1 },
  async prepare() {
    const clinic = await makeClinic()
    return { input: CHANGE, ctxFor: await memberOf(clinic), strangerFor: await memberOf(clinic) }
  },
})

describe("alerts.changeRule", () => {
  it("holds what is measured against what was set, and says so on the list and on record", async () => {
    const clinic = await makeClinic()
    const ctx = await ctxWith(clinic, ["operator"])
    const { id, ...info } = clinic
    const evaluate = () =>
      evaluateClinic(systemCtx(id, info, "evaluate-alerts"), {
        readings: [{ name: CHANGE.name, subject: "retention", value: 0.2 }],
      })
    await changeAlertRule(ctx, CHANGE)
    await changeAlertRule(ctx, CHANGE)
    expect(await evaluate()).toMatchObject({ fired: 0 })
    const { rules } = await listAlertRules(ctx, {})
    expect(rules.find((one) => one.name === CHANGE.name)).toMatchObject({
      threshold: 0.3,
      severity: "critical",
      changed: { by: ctx.actor.name },
      ships: { threshold: 0.05, severity: "warning" },
    })
    const { rows } = await db.owner.query(
      `select after, reason from "Fact" where name = 'alert.rule_changed' and "clinicId" = $1`,
      [id],
    )
    expect(rows).toEqual([
      { after: { isOn: true, threshold: 0.3, forMs: 0, severity: "critical" }, reason: null },
    ])
    await changeAlertRule(ctx, { ...CHANGE, limit: 10 })
    expect(await evaluate()).toMatchObject({ fired: 1 })
    expect(await platformDb().alert.findMany({ where: { clinicId: id } })).toMatchObject([
      { threshold: 0.1, severity: "critical" },
    ])
  })

  it("ends what a rule raised that is turned off, and raises nothing by it", async () => {
    const clinic = await makeClinic()
    const ctx = await ctxWith(clinic, ["operator"])
    const { id, ...info } = clinic
    const evaluate = () =>
      evaluateClinic(systemCtx(id, info, "evaluate-alerts"), {
        readings: [{ name: CHANGE.name, subject: "retention", value: 0.9 }],
      })
    expect(await evaluate()).toMatchObject({ fired: 1 })
    await changeAlertRule(ctx, { ...CHANGE, state: "off" })
    expect(await evaluate()).toEqual({ fired: 0, cleared: 1, firing: 0 })
    expect(await evaluate()).toEqual({ fired: 0, cleared: 0, firing: 0 })
    const [told] = await platformDb().operationNotice.findMany({
      where: { clinicId: id, key: { endsWith: ":resolved" } },
    })
    expect(told?.body).toContain("The rule was turned off.")
  })

  it("knows no other rule, no half of a thing, and no more than all", async () => {
    const ctx = await ctxWith(await makeClinic(), ["operator"])
    await expect(changeAlertRule(ctx, { ...CHANGE, name: "unheard-of" })).rejects.toMatchObject({
      code: "not_found",
    })
    for (const wrong of [{ limit: 101 }, { name: "queue-depth", limit: 1.5 }])
      await expect(changeAlertRule(ctx, { ...CHANGE, ...wrong })).rejects.toMatchObject({
        code: "invalid_input",
      })
  })
})
