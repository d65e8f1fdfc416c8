import { afterAll, expect, it } from "vitest"
import { campaignChoices } from "@/lib/campaigns/choices"
import { closeDb } from "@/lib/db"
import { addTemplate, templateGround } from "@/lib/testing/campaigns"
import { testDatabase } from "@/lib/testing/db"

await testDatabase()
afterAll(closeDb)

it("offers what can be sent now, in its languages, and no other clinic's", async () => {
  const { clinic, ctxFor, strangerFor } = await templateGround()
  await addTemplate(clinic.id, { language: "ro", body: "Bună, {{1}}, {{2}}." })
  await addTemplate(clinic.id, { name: "stopped", state: "rejected" })
  await addTemplate(clinic.id, { name: "login", category: "authentication" })
  const found = await campaignChoices(ctxFor(["coordinator"]), {})
  expect(found.templates.map((one) => one.name)).toEqual(["recall"])
  expect(found.templates[0]?.wordings.map((one) => one.language)).toEqual(["en", "ro"])
  expect(found.templates[0]?.gaps.map((one) => one.name)).toEqual(["1", "2"])
  expect(found).toMatchObject({ alwaysSecond: false, languages: ["en"] })
  expect((await campaignChoices(ctxFor(["admin"]), {})).alwaysSecond).toBe(true)
  expect((await campaignChoices(strangerFor(["coordinator"]), {})).templates).toEqual([])
  await expect(campaignChoices(ctxFor(["doctor"]), {})).rejects.toMatchObject({ code: "forbidden" })
})
