import { afterAll, expect, it } from "vitest"
import { closeDb, inClinic } from "@/lib/db"
import { saveSmsTemplate } from "@/lib/templates/save-sms"
import { testDatabase } from "@/lib/testing/db"
import { leadGround } from "@/lib/testing/lead-ground"
import { describeRefusals } from "@/lib/testing/refusals"

await testDatabase()
afterAll(closeDb)

const input = {
  name: "visit_tomorrow",
  category: "utility" as const,
  language: "en",
  body: "Hello {{first_name}}!",
}
describeRefusals(saveSmsTemplate, {
  prepare: async () => {
    const made = await leadGround()
    const { id } = await saveSmsTemplate(made.ctxFor(["admin"]), input)
    return { ...made, input: { ...input, id } }
  },
  badInput: { ...input, body: "An open {{gap" },
})

it("makes a new wording of each change, and none of the same words", async () => {
  const { clinic, ctxFor } = await leadGround()
  const admin = ctxFor(["admin"])
  const first = await saveSmsTemplate(admin, input)
  expect(await saveSmsTemplate(admin, input)).toEqual(first)
  expect(await saveSmsTemplate(admin, { ...input, body: "Good day {{first_name}}!" })).toEqual({
    ...first,
    version: 2,
  })
  await saveSmsTemplate(admin, { ...input, language: "ro", body: "Bună, {{first_name}}!" })
  const spoken = await inClinic(clinic.id, (tx) =>
    tx.templateLanguage.findMany({ include: { versions: true }, orderBy: { language: "asc" } }),
  )
  expect(spoken.map((one) => [one.language, one.state, one.versions.length])).toEqual([
    ["en", "approved", 2],
    ["ro", "approved", 1],
  ])
})
