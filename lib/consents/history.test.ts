import { expect, it } from "vitest"
import { consentHistory } from "@/lib/consents/history"
import { decide, wrote } from "@/lib/testing/consents"
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

it("says what each rests on: the very message, the words of our form, a site's own form, a setting in the app", async () => {
  const ground = await leadGround()
  const { id: messageId } = await wrote(ground, "STOP")
  const at = (days: number) => ({ decidedAt: addMs(now(), -days * DAY_MS) })
  const words = { form: "hosted", language: "ro", version: "2026-11", words: "Cuvintele de lângă căsuță" }
  await decide(ground, { ...at(4), evidence: { webhookEventId: "1", setting: "stop" } })
  await decide(ground, { ...at(3), source: "web_form", evidence: { webhookEventId: "2", ...words } })
  await decide(ground, { ...at(2), source: "web_form", evidence: { webhookEventId: "3", form: "own" } })
  await decide(ground, { ...at(1), status: "withdrawn", evidence: { messageId } })
  const { items } = await consentHistory(ground.ctxFor(["admin"]), { patientId: ground.lead.patientId })
  expect(items.map((one) => one.evidence)).toMatchObject([
    { kind: "message", words: "STOP", messageId },
    { kind: "form", words: null, form: { language: null, version: null } },
    { kind: "form", words: words.words, form: { language: "ro", version: "2026-11" }, messageId: null },
    { kind: "setting", words: null, form: null, messageId: null },
  ])
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
