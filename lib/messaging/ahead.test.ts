import { afterAll, expect, it } from "vitest"
import { syncsAhead } from "@/lib/crm/ahead"
import { closeDb, inClinic } from "@/lib/db"
import { statesAhead } from "@/lib/effects/ahead"
import { messagesAhead } from "@/lib/messaging/ahead"
import { testDatabase } from "@/lib/testing/db"
import { addLead, addMessage } from "@/lib/testing/lead-ground"
import { queuedReply, runOf, writingGround } from "@/lib/testing/messages"
import { statementsOf } from "@/lib/testing/statements"

await testDatabase()
afterAll(closeDb)

it("asks as many statements for many messages and writes to the CRM as for one", async () => {
  const ground = await writingGround()
  const leads = [ground.lead]
  while (leads.length < 5) leads.push(await addLead(ground.clinic.id))
  const messageIds: string[] = []
  for (const lead of leads) {
    await addMessage(lead, "Hello?")
    messageIds.push(await queuedReply({ ...ground, lead }))
  }
  const asked = async (count: number) => {
    const seen = await statementsOf(() =>
      inClinic(ground.clinic.id, async (tx) => {
        const ctx = runOf(ground)
        const ahead = await messagesAhead(tx, ctx, messageIds.slice(0, count))
        const states = await statesAhead(tx, ctx, ahead)
        expect([...states.values()]).toEqual(Array(count).fill("fresh"))
        const syncs = await syncsAhead(
          tx,
          ctx,
          leads.slice(0, count).map(({ id }) => ({ leadId: id })),
        )
        expect(syncs).toHaveLength(count)
      }),
    )
    return seen.length
  }
  expect(await asked(5)).toBe(await asked(1))
})
