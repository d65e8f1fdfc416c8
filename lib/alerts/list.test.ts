import { afterAll, beforeEach, describe, expect, it } from "vitest"
import { listAlerts } from "@/lib/alerts/list"
import { closeDb, platformDb } from "@/lib/db"
import { makeAlert } from "@/lib/testing/alerts"
import { ctxWith, memberOf } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { makeClinic } from "@/lib/testing/factory"
import { describeRefusals } from "@/lib/testing/refusals"
import { addMs, MINUTE_MS, now } from "@/lib/time"

await testDatabase()
afterAll(closeDb)
beforeEach(() => platformDb().alert.deleteMany())

describeRefusals(listAlerts, {
  subject: "none",
  badInput: { cursor: 5 },
  async prepare() {
    const clinic = await makeClinic()
    return { input: {}, ctxFor: await memberOf(clinic), strangerFor: await memberOf(clinic) }
  },
})

describe("alerts.list", () => {
  it("shows what fires first, its own clinic's and the platform's, and never another's", async () => {
    const [clinic, other] = [await makeClinic(), await makeClinic()]
    const pending = await makeAlert(clinic.id, { state: "pending" })
    const old = await makeAlert(clinic.id, { at: addMs(now(), -MINUTE_MS) })
    const ofPlatform = await makeAlert(null)
    await makeAlert(other.id)
    await makeAlert(other.id, { state: "cleared" })
    const { open, history } = await listAlerts(await ctxWith(clinic, ["admin"]), {})
    expect(open.map((one) => one.id)).toEqual([ofPlatform.id, old.id, pending.id])
    expect(open.map((one) => one.isPlatform)).toEqual([true, false, false])
    expect(history).toEqual([])
  })

  it("pages through what is over, none left out and none twice", async () => {
    const clinic = await makeClinic()
    const ids: string[] = []
    for (let n = 0; n < 45; n++)
      ids.push(
        (await makeAlert(n % 3 ? clinic.id : null, { state: "cleared", at: addMs(now(), -n * 1_000) })).id,
      )
    const ctx = await ctxWith(clinic, ["auditor"])
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = await listAlerts(ctx, { cursor })
      seen.push(...page.history.map((one) => one.id))
      cursor = page.nextCursor ?? undefined
    } while (cursor)
    expect(seen).toEqual(ids)
  })

  it("refuses a cursor that nobody wrote", async () => {
    const ctx = await ctxWith(await makeClinic(), ["admin"])
    await expect(listAlerts(ctx, { cursor: "nonsense" })).rejects.toMatchObject({ code: "invalid_input" })
  })
})
