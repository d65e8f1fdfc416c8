import { expect, it } from "vitest"
import { countConversations } from "@/lib/conversations/count"
import { snoozeConversation } from "@/lib/conversations/snooze"
import { addTalk, assignTo, colleague, talkGround } from "@/lib/testing/conversations"
import { testDatabase } from "@/lib/testing/db"
import { makeClinic } from "@/lib/testing/factory"
import { addMessage } from "@/lib/testing/lead-ground"
import { describeRefusals } from "@/lib/testing/refusals"
import { addMs, HOUR_MS, now } from "@/lib/time"

await testDatabase()

it("counts what each tab holds, within reach", async () => {
  const clinic = await makeClinic()
  const [ana, desk] = [await colleague(clinic, ["coordinator"]), await colleague(clinic, ["frontdesk"])]
  const later = addMs(now(), HOUR_MS)
  const talks = []
  for (let n = 0; n < 4; n++) talks.push(await addTalk(clinic.id, { classification: "COLD", at: later }))
  const [mine, answered, asleep] = talks
  await assignTo(clinic.id, mine?.id ?? "", ana.id)
  if (answered) await addMessage(answered.lead, "Yes", { direction: "out", createdAt: addMs(later, 1) })
  const until = addMs(now(), HOUR_MS).toISOString()
  await snoozeConversation(ana.ctx(), { id: asleep?.id ?? "", until })
  expect(await countConversations(ana.ctx(), {})).toEqual({
    all: 3,
    mine: 1,
    nobody: 2,
    waiting: 2,
    unread: 3,
    mentions: 0,
    snoozed: 1,
  })
  expect(await countConversations(desk.ctx(), {})).toMatchObject({ all: 2, mine: 0, nobody: 2, waiting: 1 })
  const none = { ...desk.ctx(), roles: ["caregiver" as const] }
  expect(await countConversations(none, {})).toMatchObject({ all: 0, snoozed: 0 })
})

describeRefusals(countConversations, {
  subject: "none",
  prepare: async () => ({ ...(await talkGround()), input: {} }),
})
