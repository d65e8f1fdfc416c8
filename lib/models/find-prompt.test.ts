import { afterAll, expect, it } from "vitest"
import { closeDb, inClinic } from "@/lib/db"
import { keepPrompt } from "@/lib/leads/score-keep"
import { findPrompt } from "@/lib/models/find-prompt"
import { PROMPT, PROMPT_VERSION } from "@/lib/models/prompt"
import { testDatabase } from "@/lib/testing/db"
import { modelGround } from "@/lib/testing/model-ground"
import { describeRefusals } from "@/lib/testing/refusals"

await testDatabase()
afterAll(closeDb)

async function asked() {
  const made = await modelGround()
  await inClinic(made.clinic.id, (tx) => keepPrompt(tx, made.admin))
  await inClinic(made.clinic.id, (tx) => keepPrompt(tx, made.admin))
  return { ...made, input: { version: PROMPT_VERSION } }
}

it("shows the wording a score was asked by", async () => {
  const { ctxFor, input } = await asked()
  expect(await findPrompt(ctxFor(["doctor"]), input)).toMatchObject({ version: PROMPT_VERSION, text: PROMPT })
})

describeRefusals(findPrompt, { prepare: asked })
