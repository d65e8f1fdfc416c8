import { afterAll, beforeAll, expect, it } from "vitest"
import { testDatabase } from "@/lib/testing/db"
import { emitRaw, ended } from "@/lib/testing/engine"
import { makeMember } from "@/lib/testing/factory"
import { addMessage, leadGround, readLead } from "@/lib/testing/lead-ground"

await testDatabase()
let worker: { stop(): Promise<void> }
beforeAll(async () => {
  // Reads the environment when loaded, which the database above has just set.
  worker = await (await import("@/inngest/worker")).startWorker()
})
afterAll(() => worker.stop())

async function asked(name: string, more: Record<string, unknown> = {}) {
  const ground = await leadGround({ score: null, classification: null })
  await makeMember(ground.clinic.id, ["doctor"])
  const messageId = await addMessage(ground.lead, "How much for a full All-on-4? I can pay this month.")
  const ids = { clinicId: ground.clinic.id, leadId: ground.lead.id, messageId }
  const [run] = await ended(await emitRaw(name, { ...ids, ...more }))
  return { ground, run }
}

it("T5 score-lead scores one lead when asked", async () => {
  const { ground, run } = await asked("lead.scoring_requested")
  expect(run).toMatchObject({ functionId: "score-lead", output: { classification: "HOT", isNew: true } })
  expect(await readLead(ground.lead)).toMatchObject({ classification: "HOT" })
})

it("T6 sync-hubspot-contact says where HubSpot is not connected", async () => {
  const { run } = await asked("lead.sync_requested")
  expect(run).toMatchObject({
    functionId: "sync-hubspot-contact",
    status: "completed",
    output: { synced: false, reason: "HubSpot is not connected" },
  })
})

it("send-notification tells who may take the lead", async () => {
  const { run } = await asked("lead.notice_requested", { kind: "hot_lead", scoreId: crypto.randomUUID() })
  expect(run).toMatchObject({ functionId: "send-notification", output: { notified: 1 } })
})
