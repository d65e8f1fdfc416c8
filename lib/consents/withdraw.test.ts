import { describe, expect, it } from "vitest"
import { standingConsents } from "@/lib/consents/standing"
import { withdrawConsent } from "@/lib/consents/withdraw"
import { inClinic } from "@/lib/db"
import { whileHeld } from "@/lib/effects/hold"
import { newId } from "@/lib/ids"
import { decide, systemOf } from "@/lib/testing/consents"
import { testDatabase } from "@/lib/testing/db"
import { leadGround } from "@/lib/testing/lead-ground"
import { describeRefusals } from "@/lib/testing/refusals"
import { now } from "@/lib/time"

await testDatabase()

const prepare = async () => {
  const ground = await leadGround()
  await decide(ground)
  const input = { patientId: ground.lead.patientId, purpose: "marketing_whatsapp" as const }
  return { ...ground, ground, input }
}
describeRefusals(withdrawConsent, { prepare })

describe("P6 an agreement taken back", () => {
  it("ends at once, and twice is once", async () => {
    const { ground, input, ctxFor } = await prepare()
    const ctx = ctxFor(["doctor"])
    expect(await withdrawConsent(ctx, input)).toEqual({ withdrawn: true })
    expect(await withdrawConsent(ctx, input)).toEqual({ withdrawn: false })
    const standing = await inClinic(ground.clinic.id, (tx) => standingConsents(tx, input.patientId, now()))
    expect(standing).toMatchObject([{ purpose: "marketing_whatsapp", status: "withdrawn" }])
  })

  it("waits for a send under way, so that none ends after it", async () => {
    const { ground, input, ctxFor } = await prepare()
    const order: string[] = []
    let taking: Promise<unknown> | undefined
    await whileHeld(systemOf(ground), { key: newId(), patientId: input.patientId }, async () => {
      taking = withdrawConsent(ctxFor(["frontdesk"]), input).then(() => order.push("withdrawn"))
      await new Promise((resolve) => setTimeout(resolve, 400))
      order.push("sent")
    })
    await taking
    expect(order).toEqual(["sent", "withdrawn"])
  })
})
