import { afterAll, describe, expect, it } from "vitest"
import { countFiring } from "@/lib/alerts/count-firing"
import { closeDb } from "@/lib/db"
import { makeAlert } from "@/lib/testing/alerts"
import { ctxWith, memberOf } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { makeClinic } from "@/lib/testing/factory"
import { describeRefusals } from "@/lib/testing/refusals"
import { addMs, HOUR_MS, now } from "@/lib/time"

const db = await testDatabase()
afterAll(closeDb)

describeRefusals(countFiring, {
  subject: "none",
  async prepare() {
    const clinic = await makeClinic()
    return { input: {}, ctxFor: await memberOf(clinic), strangerFor: await memberOf(clinic) }
  },
})

describe("alerts.firing", () => {
  it("counts what fires and nobody looks into, of the clinic and the platform", async () => {
    const [clinic, other] = [await makeClinic(), await makeClinic()]
    const ctx = await ctxWith(clinic, ["admin"])
    expect(await countFiring(ctx, {})).toEqual({ count: 0, first: null })
    await makeAlert(clinic.id, { subject: "retention", at: addMs(now(), -HOUR_MS) })
    await makeAlert(clinic.id, { state: "pending" })
    await makeAlert(other.id)
    await makeAlert(null)
    const { id } = await makeAlert(clinic.id)
    await db.owner.query('update "Alert" set "acknowledgedById" = gen_random_uuid() where id = $1', [id])
    expect(await countFiring(ctx, {})).toMatchObject({
      count: 2,
      first: { subject: "retention", title: "A function fails often" },
    })
  })
})
