import { afterAll, describe, expect, it } from "vitest"
import { previewCampaign } from "@/lib/campaigns/preview"
import { closeDb, inClinic } from "@/lib/db"
import { addPeople, addTemplate, agree, asked, templateGround } from "@/lib/testing/campaigns"
import { testDatabase } from "@/lib/testing/db"
import { describeRefusals } from "@/lib/testing/refusals"
import { statementsOf } from "@/lib/testing/statements"

await testDatabase()
afterAll(closeDb)

const previewOf = (templateId: string, ids: readonly string[], more: object = {}) => {
  const { purpose, parameters, audience } = asked(templateId, ids)
  return { purpose, templateId, parameters, audience, ...more }
}
const ground = async () => {
  const made = await templateGround()
  return { ...made, input: previewOf(made.templateId, [made.lead.patientId]) }
}
describeRefusals(previewCampaign, { prepare: ground, badInput: { purpose: "spam" } })

describe("the preview of a campaign", () => {
  it("says who gets it, who does not and why, and shows both", async () => {
    const { clinic, templateId, ctxFor } = await ground()
    const agreed = await addPeople(clinic.id, 4)
    const not = await addPeople(clinic.id, 2, { agreed: false })
    await addTemplate(clinic.id, { language: "ro", body: "Bună, {{1}}, {{2}} vă așteaptă." })
    await inClinic(clinic.id, (tx) =>
      tx.patient.updateMany({ where: { id: agreed[0] }, data: { language: "ro" } }),
    )
    const found = await previewCampaign(ctxFor(["coordinator"]), previewOf(templateId, [...agreed, ...not]))
    expect(found).toMatchObject({
      total: 6,
      willGet: 4,
      blocked: [{ because: "no_consent", count: 2 }],
      unreachable: 0,
      needsSecond: false,
      cost: null,
    })
    expect(found.byLanguage).toEqual([
      { language: "en", count: 3 },
      { language: "ro", count: 1 },
    ])
    expect(found.sample).toHaveLength(6)
    expect(found.sample.find((one) => one.wording === "ro")?.text).toContain("vă așteaptă")
    expect((await previewCampaign(ctxFor(["admin"]), previewOf(templateId, agreed))).needsSecond).toBe(true)
  })

  it("narrows by agreement, language and silence", async () => {
    const { clinic, templateId, ctxFor } = await ground()
    const agreed = await addPeople(clinic.id, 2)
    await addPeople(clinic.id, 2, { agreed: false })
    const [first = ""] = agreed
    await inClinic(clinic.id, (tx) => tx.patient.update({ where: { id: first }, data: { language: "ro" } }))
    const count = async (audience: object) =>
      (await previewCampaign(ctxFor(["coordinator"]), previewOf(templateId, [], { audience }))).total
    expect(await count({ consent: "any" })).toBe(5)
    expect(await count({ consent: "given" })).toBe(2)
    expect(await count({ consent: "any", language: "ro" })).toBe(1)
    expect(await count({ consent: "any", lead: "none" })).toBe(0)
    expect(await count({ consent: "any", lead: "open", quietDays: 30 })).toBe(5)
  })

  it("asks as often for thirty people as for three", async () => {
    const { clinic, templateId, ctxFor } = await ground()
    const few = await addPeople(clinic.id, 3)
    const many = [...few, ...(await addPeople(clinic.id, 27))]
    await agree(clinic.id, many, "treatment_updates")
    const ask = (ids: readonly string[]) =>
      statementsOf(() => previewCampaign(ctxFor(["coordinator"]), previewOf(templateId, ids)))
    const [one, other] = [await ask(few), await ask(many)]
    expect(other.length).toBeLessThanOrEqual(one.length)
  })
})
