import { afterAll, describe, expect, it } from "vitest"
import { acknowledgeAlert } from "@/lib/alerts/acknowledge"
import { listAlerts } from "@/lib/alerts/list"
import { closeDb, platformDb } from "@/lib/db"
import { makeAlert } from "@/lib/testing/alerts"
import { ctxOf, ctxWith, memberOf } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { makeClinic, makeMember } from "@/lib/testing/factory"
import { describeRefusals } from "@/lib/testing/refusals"

const db = await testDatabase()
afterAll(closeDb)

const ground = async (state: "firing" | "cleared" = "firing") => {
  const clinic = await makeClinic()
  const { id } = await makeAlert(clinic.id, { state })
  return { input: { id }, ctxFor: await memberOf(clinic), strangerFor: await memberOf(await makeClinic()) }
}

describeRefusals(acknowledgeAlert, {
  prepare: () => ground(),
  badInput: { id: 7 },
  wrongState: { when: "an alert that is over", code: "wrong_state", prepare: () => ground("cleared") },
})

describe("alerts.acknowledge", () => {
  it("says who looks into it, on record, and the second time changes nothing", async () => {
    const clinic = await makeClinic()
    const member = await makeMember(clinic.id, ["operator"], { name: "Oana Radu" })
    const { id } = await makeAlert(clinic.id)
    const ctx = ctxOf(clinic, member)
    expect(await acknowledgeAlert(ctx, { id })).toEqual({ id, isNew: true })
    expect(await acknowledgeAlert(await ctxWith(clinic, ["admin"]), { id })).toEqual({ id, isNew: false })
    const { open } = await listAlerts(ctx, {})
    expect(open).toMatchObject([{ id, acknowledged: { by: "Oana Radu" } }])
    const { rows } = await db.owner.query('select name from "Fact" where "subjectId" = $1', [id])
    expect(rows).toEqual([{ name: "alert.acknowledged" }])
  })

  it("takes the platform's alerts of operators, and of no clinic's admin", async () => {
    const { id } = await makeAlert(null)
    const admin = await ctxWith(await makeClinic(), ["admin"])
    await expect(acknowledgeAlert(admin, { id })).rejects.toMatchObject({ code: "forbidden" })
    await acknowledgeAlert(await ctxWith(await makeClinic(), ["operator"]), { id })
    expect(await platformDb().alert.findUnique({ where: { id } })).toMatchObject({
      acknowledgedById: expect.any(String),
    })
  })
})
