import { afterAll, expect, it } from "vitest"
import { listRecipients } from "@/lib/campaigns/recipients"
import { startCampaign } from "@/lib/campaigns/start"
import { RECIPIENT_PAGE } from "@/lib/campaigns/words"
import { closeDb } from "@/lib/db"
import { addPeople, asked, templateGround } from "@/lib/testing/campaigns"
import { testDatabase } from "@/lib/testing/db"
import { describeRefusals } from "@/lib/testing/refusals"

await testDatabase()
afterAll(closeDb)

const prepare = async (people = 1) => {
  const made = await templateGround()
  const input = asked(made.templateId, await addPeople(made.clinic.id, people))
  await startCampaign(made.ctxFor(["coordinator"]), input)
  return { ...made, input: { id: input.key } }
}
describeRefusals(listRecipients, { prepare: () => prepare(), badInput: {} })

it("pages through everybody once", async () => {
  const { ctxFor, input } = await prepare(RECIPIENT_PAGE + 1)
  const coordinator = ctxFor(["coordinator"])
  const first = await listRecipients(coordinator, input)
  expect(first.rows).toHaveLength(RECIPIENT_PAGE)
  const rest = await listRecipients(coordinator, { ...input, after: first.nextCursor ?? "" })
  expect(rest).toMatchObject({ rows: [expect.anything()], nextCursor: null })
})
