import { describe, expect, it } from "vitest"
import { consentTexts, listPolicies, publishPolicy, savePolicy } from "@/lib/consents/policies"
import { standingConsents } from "@/lib/consents/standing"
import { inClinic } from "@/lib/db"
import { decide } from "@/lib/testing/consents"
import { testDatabase } from "@/lib/testing/db"
import { type LeadGround, leadGround } from "@/lib/testing/lead-ground"
import { describeRefusals } from "@/lib/testing/refusals"
import { now } from "@/lib/time"

await testDatabase()
const draft = {
  title: "Your data",
  jurisdiction: "RO",
  controllerName: "A clinic",
  controllerAddress: "12 Garden Street",
  controllerContact: "privacy@clinic.test",
  privacyUrl: "https://clinic.test/privacy",
  standing: "ask_again" as const,
  purposes: ["data_processing" as const, "marketing_whatsapp" as const],
  texts: { ro: { intro: "Întrebăm întâi.", purposes: { marketing_whatsapp: "Pot primi oferte." } } },
}
const bold = (ground: LeadGround) => {
  const ctx = { ...ground.ctxFor(["admin"]) }
  ctx.steppedUpAt = ctx.now
  return ctx
}
const prepare = async () => ({ ...(await leadGround()), input: {} })
const none = { subject: "none" as const, badInput: "none" as never }
describeRefusals(listPolicies, { ...none, prepare })
describeRefusals(consentTexts, { ...none, prepare })
describeRefusals(savePolicy, { ...none, prepare: async () => ({ ...(await leadGround()), input: draft }) })
describeRefusals(publishPolicy, {
  ...none,
  prepare,
  wrongState: { when: "without a draft", code: "wrong_state", prepare },
})

describe("a policy", () => {
  it("is changed as a draft, never after, and replaces the one before", async () => {
    const ground = await leadGround()
    const { id } = await savePolicy(bold(ground), draft)
    expect(await savePolicy(bold(ground), { ...draft, title: "Your data with us" })).toEqual({ id })
    expect(await publishPolicy(bold(ground), {})).toEqual({ label: "v1" })
    const change = inClinic(ground.clinic.id, (tx) =>
      tx.policyVersion.update({ where: { id }, data: { title: "Otherwise" } }),
    )
    await expect(change).rejects.toThrow()
    await savePolicy(bold(ground), { ...draft, title: "The next one" })
    await publishPolicy(bold(ground), {})
    expect(await listPolicies(bold(ground), {})).toMatchObject([
      { label: "v2", status: "published" },
      { label: "v1", status: "retired", title: "Your data with us" },
    ])
  })

  it("that asks again makes what stood before outdated, and nothing that came after", async () => {
    const ground = await leadGround()
    await decide(ground)
    await savePolicy(bold(ground), draft)
    await publishPolicy(bold(ground), {})
    const standing = () =>
      inClinic(ground.clinic.id, (tx) => standingConsents(tx, ground.lead.patientId, now()))
    expect(await standing()).toMatchObject([{ status: "granted", isOutdated: true }])
    await decide(ground, { policyVersion: "v1", decidedAt: now() })
    expect(await standing()).toMatchObject([{ status: "granted", isOutdated: false }])
    expect(await consentTexts(bold(ground), { language: "ro" })).toMatchObject({
      label: "v1",
      sentences: { marketing_whatsapp: "Pot primi oferte." },
    })
  })
})
