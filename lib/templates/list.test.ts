import { afterAll, expect, it } from "vitest"
import { closeDb } from "@/lib/db"
import { findTemplate } from "@/lib/templates/find-one"
import { listTemplates } from "@/lib/templates/list"
import { addTemplate, templateGround } from "@/lib/testing/campaigns"
import { testDatabase } from "@/lib/testing/db"

await testDatabase()
afterAll(closeDb)

it("lists by name with every language's state, narrowed as asked, and no other clinic's", async () => {
  const { clinic, ctxFor, strangerFor } = await templateGround()
  await addTemplate(clinic.id, { language: "ro", state: "paused" })
  await addTemplate(clinic.id, { name: "offer", category: "marketing" })
  const doctor = ctxFor(["doctor"])
  const names = async (given: object) => (await listTemplates(doctor, given)).rows.map((one) => one.name)
  expect(await names({})).toEqual(["offer", "recall"])
  expect(await names({ state: "paused" })).toEqual(["recall"])
  expect(await names({ category: "marketing" })).toEqual(["offer"])
  expect(await names({ q: "reca" })).toEqual(["recall"])
  expect(await names({ language: "ro", state: "nonsense" })).toEqual(["recall"])
  const page = await listTemplates(doctor, {})
  expect(page.languages).toEqual(["en", "ro"])
  expect(page.rows[1]?.languages.map((one) => [one.language, one.state])).toEqual([
    ["en", "approved"],
    ["ro", "paused"],
  ])
  expect((await listTemplates(strangerFor(["admin"]), {})).rows).toEqual([])
  expect((await findTemplate(doctor, { id: page.rows[1]?.id ?? "" })).spoken).toHaveLength(2)
})
