import { expect, it } from "vitest"
import { addConversationNote } from "@/lib/conversations/add-note"
import { findConversation } from "@/lib/conversations/find"
import { listConversations } from "@/lib/conversations/list"
import { newId } from "@/lib/ids"
import { mergePatients } from "@/lib/patients/merge"
import { undoMerge } from "@/lib/patients/undo-merge"
import { addTalk, talkGround } from "@/lib/testing/conversations"
import { testDatabase } from "@/lib/testing/db"
import { addMs, MINUTE_MS, now } from "@/lib/time"

await testDatabase()

it("two records that are one person are one name in both conversations; undone they are two again", async () => {
  const talk = await talkGround({ name: "Ana Dinu" })
  const { clinic, ctxFor, lead } = talk
  const ctx = ctxFor(["admin"])
  const other = await addTalk(clinic.id, { name: "A. Dinu", at: addMs(now(), -2 * MINUTE_MS) })
  await addConversationNote(ctx, { id: other.id, key: newId(), body: "Her second number" })
  const people = async () =>
    (await listConversations(ctx, {})).rows.map((row) => row.people.map((one) => one.patientId))
  const reason = "One person"
  const pair = { keptId: lead.patientId, mergedId: other.lead.patientId }
  const { mergeId } = await mergePatients(ctx, { ...pair, reason })
  expect(await people()).toEqual([[lead.patientId], [lead.patientId]])
  const { entries } = await findConversation(ctx, { id: other.id })
  expect(entries.map((one) => one.entry)).toEqual(["message", "note"])
  expect((await listConversations(ctx, { q: "Ana Dinu" })).rows).toHaveLength(2)
  await undoMerge(ctx, { id: mergeId ?? "", reason: "They are two people" })
  expect(await people()).toEqual([[lead.patientId], [other.lead.patientId]])
})
