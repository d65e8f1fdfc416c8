import { afterAll, describe, expect, it } from "vitest"
import { beat } from "@/lib/alerts/heartbeat"
import { listAlertRules } from "@/lib/alerts/list-rules"
import { ALERTS } from "@/lib/alerts/registry"
import { closeDb } from "@/lib/db"
import { ctxWith, memberOf } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { makeClinic } from "@/lib/testing/factory"
import { describeRefusals } from "@/lib/testing/refusals"

await testDatabase()
afterAll(closeDb)

describeRefusals(listAlertRules, {
  subject: "none",
  async prepare() {
    const clinic = await makeClinic()
    return { input: {}, ctxFor: await memberOf(clinic), strangerFor: await memberOf(clinic) }
  },
})

describe("alerts.rules", () => {
  it("shows every rule, and what was read last of the clinic and the platform", async () => {
    const [clinic, other] = [await makeClinic(), await makeClinic()]
    const ctx = await ctxWith(clinic, ["operator"])
    expect(await listAlertRules(ctx, {})).toMatchObject({ evaluated: null })
    await beat("engine", [
      { name: "function-failure-rate", clinicId: clinic.id, subject: "retention", value: 0.02 },
      { name: "function-failure-rate", clinicId: other.id, subject: "retention", value: 0.9 },
      { name: "queue-depth", clinicId: null, subject: "", value: 12 },
    ])
    const { rules, evaluated } = await listAlertRules(ctx, {})
    expect(evaluated).toMatchObject({ by: "engine", isQuiet: false })
    expect(rules).toHaveLength(ALERTS.length)
    const of = (name: string) => rules.find((one) => one.name === name)
    expect(of("function-failure-rate")).toMatchObject({ present: 0.02, presentOf: "retention" })
    expect(of("queue-depth")).toMatchObject({ present: 12, presentOf: "" })
    expect(of("schedule-missed")).toMatchObject({ present: 0 })
    // What was not read is not called well.
    expect(of("api-p95")).toMatchObject({ present: null, measured: true })
    expect(of("cpu")).toMatchObject({ present: null, measured: true })
    expect(of("provisioning-queue")).toMatchObject({ present: null, measured: false })
  })
})
