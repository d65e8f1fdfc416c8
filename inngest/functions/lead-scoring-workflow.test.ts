import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { inClinic } from "@/lib/db"
import { testDatabase } from "@/lib/testing/db"
import { emitRaw, runsOf, until } from "@/lib/testing/engine"
import { makeMember } from "@/lib/testing/factory"
import { addMessage, factsOf, type LeadGround, leadGround, readLead } from "@/lib/testing/lead-ground"

const db = await testDatabase()
let worker: { stop(): Promise<void> }

beforeAll(async () => {
  // Reads the environment when loaded, which the database above has just set.
  worker = await (await import("@/inngest/worker")).startWorker()
})
afterAll(() => worker.stop())

async function arrived(
  text: string,
): Promise<{ ground: LeadGround; run: () => Promise<{ output: unknown }> }> {
  const ground = await leadGround({ score: null, classification: null })
  const { clinic, lead } = ground
  for (const role of ["doctor", "doctor", "coordinator", "frontdesk"] as const)
    await makeMember(clinic.id, [role])
  const messageId = await addMessage(lead, text)
  const send = () => emitRaw("message.received", { clinicId: clinic.id, leadId: lead.id, messageId })
  const run = async () => {
    const eventId = await send()
    return until(async () => (await runsOf(eventId)).find((one) => one.status === "completed"), 20_000)
  }
  return { ground, run }
}

const notices = ({ clinic }: LeadGround) =>
  inClinic(clinic.id, (tx) => tx.notification.findMany({ orderBy: { createdAt: "asc" } }))

describe("lead-scoring-workflow", () => {
  it("scores, says that HubSpot is not connected, and tells doctors and coordinators of a hot lead", async () => {
    const { ground, run } = await arrived(
      "Hi, how much for a full All-on-4? I can pay this month, when can I come?",
    )
    const { output } = await run()
    expect(output).toMatchObject({
      scored: { classification: "HOT", urgency: "none", isNew: true },
      synced: { synced: false, reason: "HubSpot is not connected" },
      notified: 3,
    })
    const lead = await readLead(ground.lead)
    expect(lead).toMatchObject({ classification: "HOT" })
    expect(lead.dueAt).not.toBeNull()
    const told = await notices(ground)
    expect(told.map((one) => one.kind)).toEqual(["hot_lead", "hot_lead", "hot_lead"])
    const { rows } = await db.owner.query(
      `select name from engine.step join engine.run on run.id = step.run_id
       where run.subject_id = $1 and run.function_id = 'lead-scoring-workflow' order by step.seq`,
      [ground.lead.id],
    )
    // The last two go side by side.
    const names = rows.map((row) => row.name)
    expect([names.slice(0, 2), names.slice(2).sort()]).toEqual([
      ["score", "route"],
      ["notify", "sync-hubspot"],
    ])
  })

  it("run again it scores nothing anew and tells nobody twice", async () => {
    const { ground, run } = await arrived("Nu mai suport durerea, mi s-a umflat fața")
    await run()
    const second = await run()
    expect(second.output).toMatchObject({ scored: { isNew: false, urgency: "critical" }, notified: 0 })
    const told = await notices(ground)
    expect(told.map((one) => one.kind)).toEqual(["urgent_lead", "urgent_lead", "urgent_lead"])
    expect((await factsOf(ground.lead)).filter((one) => one.name === "lead.scored")).toHaveLength(1)
  })

  it("tells nobody of a lead that is neither hot nor urgent", async () => {
    const { ground, run } = await arrived("Where are you located?")
    expect((await run()).output).toMatchObject({ scored: { classification: "COLD" }, notified: 0 })
    expect(await notices(ground)).toEqual([])
  })
})
