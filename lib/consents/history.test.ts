import { expect, it } from "vitest"
import { consentHistory } from "@/lib/consents/history"
import { decide } from "@/lib/testing/consents"
import { testDatabase } from "@/lib/testing/db"
import { leadGround } from "@/lib/testing/lead-ground"
import { describeRefusals } from "@/lib/testing/refusals"
import { addMs, DAY_MS, now } from "@/lib/time"

await testDatabase()
describeRefusals(consentHistory, {
  badInput: { patientId: 7 },
  prepare: async () => {
    const ground = await leadGround()
    return { ...ground, input: { patientId: ground.lead.patientId } }
  },
})

it("tells each decision, and which one counts", async () => {
  const ground = await leadGround()
  await decide(ground, { decidedAt: addMs(now(), -3 * DAY_MS) })
  await decide(ground, { status: "withdrawn", evidence: { words: "The words of the box" } })
  const { items } = await consentHistory(ground.ctxFor(["admin"]), { patientId: ground.lead.patientId })
  expect(items).toMatchObject([
    { status: "withdrawn", counts: true, evidence: { words: "The words of the box" } },
    { status: "granted", counts: false },
  ])
})
