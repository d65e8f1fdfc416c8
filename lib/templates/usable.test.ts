import { afterAll, expect, it } from "vitest"
import { closeDb, inClinic } from "@/lib/db"
import { usableTemplate } from "@/lib/templates/find"
import { usableTemplates } from "@/lib/templates/usable"
import { addTemplate, templateGround } from "@/lib/testing/campaigns"
import { testDatabase } from "@/lib/testing/db"
import { addMessage } from "@/lib/testing/lead-ground"
import { describeRefusals } from "@/lib/testing/refusals"

await testDatabase()
afterAll(closeDb)

const prepare = async () => {
  const made = await templateGround()
  await addMessage(made.lead, "Hello?")
  const talk = await inClinic(made.clinic.id, (tx) => tx.conversation.findFirstOrThrow())
  return { ...made, input: { conversation: talk.id } }
}
describeRefusals(usableTemplates, { prepare, badInput: {} })

it("offers each template once, in the person's language where it is there, their name put in", async () => {
  const { clinic, lead, input, ctxFor } = await prepare()
  await addTemplate(clinic.id, { language: "ro", body: "Bună, {{1}}, {{2}} vă așteaptă." })
  await addTemplate(clinic.id, { name: "a_first", language: "de", body: "Guten Tag {{1}}." })
  await addTemplate(clinic.id, { name: "stopped", state: "disabled" })
  await inClinic(clinic.id, (tx) =>
    tx.patient.update({ where: { id: lead.patientId }, data: { language: "ro" } }),
  )
  const { rows } = await usableTemplates(ctxFor(["coordinator"]), input)
  expect(rows.map((one) => [one.name, one.language, one.isTheirLanguage])).toEqual([["recall", "ro", true]])
  expect(rows[0]?.gaps.map((one) => [one.name, one.value])).toEqual([
    ["1", "Maria"],
    ["2", null],
  ])
})

it("finds one by name: their language, else the clinic's, else none", async () => {
  const { clinic, ctxFor } = await prepare()
  const ctx = ctxFor(["coordinator"])
  const find = (language: string | null) =>
    inClinic(clinic.id, (tx) => usableTemplate(tx, ctx, { name: "recall", language, channel: "whatsapp" }))
  expect(await find("hi")).toMatchObject({ language: "en", parameters: ["1", "2"] })
  await addTemplate(clinic.id, { language: "hi", body: "नमस्ते {{1}}, {{2}}" })
  expect(await find("hi_IN")).toMatchObject({ language: "hi" })
  expect(
    await inClinic(clinic.id, (tx) =>
      usableTemplate(tx, ctx, { name: "no", language: "en", channel: "sms" }),
    ),
  ).toBeNull()
})
