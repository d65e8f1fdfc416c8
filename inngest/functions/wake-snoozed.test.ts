import { afterAll, expect, it } from "vitest"
import { snoozeConversation } from "@/lib/conversations/snooze"
import { readConversation, talkGround } from "@/lib/testing/conversations"
import { testDatabase } from "@/lib/testing/db"
import { ended } from "@/lib/testing/engine"
import { addMs, now } from "@/lib/time"

await testDatabase()
let worker: { stop(): Promise<void> } | undefined
const startWorker = async () => {
  worker = await (await import("@/inngest/worker")).startWorker()
}
afterAll(() => worker?.stop())

it("wakes what is due though nothing ran when its time came, and what is due later then", async () => {
  const talk = await talkGround()
  const { conversationId: id, ctxFor } = talk
  const soon = addMs(now(), 400)
  await snoozeConversation(ctxFor(["coordinator"]), { id, until: soon.toISOString() })
  await expect.poll(() => now() > soon, { timeout: 5_000 }).toBe(true)
  expect(await readConversation(talk, id)).toMatchObject({ status: "snoozed" })
  await startWorker()
  const woken = await ended(`conversation.snoozed:${id}:${soon.getTime()}`, 1, 25_000)
  expect(woken).toMatchObject([{ functionId: "wake-snoozed", status: "completed", output: { woken: true } }])
  expect(await readConversation(talk, id)).toMatchObject({ status: "open" })
  const later = addMs(now(), 1_500)
  await snoozeConversation(ctxFor(["coordinator"]), { id, until: later.toISOString() })
  await ended(`conversation.snoozed:${id}:${later.getTime()}`, 1, 25_000)
  expect(await readConversation(talk, id)).toMatchObject({ status: "open" })
})
