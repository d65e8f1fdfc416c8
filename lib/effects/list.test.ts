import { afterAll, describe, expect, it } from "vitest"
import { closeDb } from "@/lib/db"
import { listRunEffects } from "@/lib/effects/list"
import { newId } from "@/lib/ids"
import { testDatabase } from "@/lib/testing/db"
import { leadGround } from "@/lib/testing/lead-ground"
import { describeRefusals } from "@/lib/testing/refusals"

const db = await testDatabase()
afterAll(closeDb)

async function ranOnce() {
  const ground = await leadGround()
  const [runId, eventId] = [newId(), newId()]
  const { clinicId, id: leadId, patientId } = ground.lead
  await db.owner.query("insert into engine.event (id, name, data, clinic_id) values ($1, 'x', '{}', $2)", [
    eventId,
    clinicId,
  ])
  await db.owner.query(
    `insert into engine.run (id, function_id, event_id, event_name, clinic_id, subject_id, status, max_attempts)
     values ($1, 'send-whatsapp-message', $2, 'message.queued', $3, $4, 'completed', 3)`,
    [runId, eventId, clinicId, leadId],
  )
  await db.owner.query(
    `insert into "Effect" (id, "clinicId", key, kind, provider, "patientId", "runId", status, "finishedAt")
     values ($1, $2, $3, 'message', 'whatsapp', $4, $5, 'done', now())`,
    [newId(), clinicId, `message:${newId()}`, patientId, runId],
  )
  return { ...ground, runId, input: { runId } }
}

describe("effects.ofRun", () => {
  it("says what a run did outside, and to whoever may not know nobody's name or id", async () => {
    const { ctxFor, input, lead } = await ranOnce()
    expect(await listRunEffects(ctxFor(["admin"]), input)).toMatchObject([
      { kind: "message", status: "done", provider: "whatsapp", patientId: lead.patientId, attempts: 1 },
    ])
    expect(await listRunEffects(ctxFor(["operator"]), input)).toMatchObject([{ patientId: null }])
  })

  it("shows a coordinator no run of somebody else's lead", async () => {
    const { ctxFor, input } = await ranOnce()
    await expect(listRunEffects(ctxFor(["coordinator"]), input)).rejects.toMatchObject({ code: "not_found" })
  })
})

describeRefusals(listRunEffects, { prepare: ranOnce })
