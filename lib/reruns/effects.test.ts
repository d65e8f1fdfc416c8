import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest"
import { closeDb, inClinic, platformDb } from "@/lib/db"
import { newId } from "@/lib/ids"
import { makeHubspotFake } from "@/lib/providers/hubspot/fake"
import { makeWhatsappFake } from "@/lib/providers/whatsapp/fake"
import { previewRerun } from "@/lib/reruns/preview"
import { requestRerun } from "@/lib/reruns/request"
import { seal } from "@/lib/seal"
import { testDatabase } from "@/lib/testing/db"
import { emitRaw, ended, until } from "@/lib/testing/engine"
import { makeMember } from "@/lib/testing/factory"
import { addLead, addMessage, type LeadGround, leadGround } from "@/lib/testing/lead-ground"
import { queuedReply, setEnv, type WritingGround, writingGround } from "@/lib/testing/messages"
import { type PartnerServer, servePartner } from "@/lib/testing/partner-server"
import { asked, settled } from "@/lib/testing/reruns"
import { makeRun } from "@/lib/testing/runs"

const db = await testDatabase()
const whatsapp = makeWhatsappFake()
const hubspot = makeHubspotFake()
const servers: PartnerServer[] = []
let worker: { stop(): Promise<void> }
beforeAll(async () => {
  const [one, other] = [await servePartner(whatsapp), await servePartner(hubspot)]
  servers.push(one, other)
  setEnv({ WHATSAPP_API_URL: one.url, HUBSPOT_API_URL: other.url })
  // Reads the environment when loaded, which the database above has just set.
  worker = await (await import("@/inngest/worker")).startWorker()
})
afterEach(() => {
  for (const fake of [whatsapp, hubspot]) {
    fake.be(null)
    fake.forget()
  }
})
afterAll(async () => {
  await worker.stop()
  for (const server of servers) await server.close()
  setEnv({ WHATSAPP_API_URL: "", HUBSPOT_API_URL: "" })
  await closeDb()
})

const connectHubspot = ({ clinic }: LeadGround) => {
  const id = newId()
  const sealed = seal(JSON.stringify({ secrets: [], apiKey: "a-private-app-token" }), id)
  return platformDb().connection.create({
    data: { id, clinicId: clinic.id, provider: "hubspot", scheme: "private-app", sealed },
  })
}
const promised = async (ground: LeadGround, ids: string[], more: object = {}) => {
  await settled()
  return (await previewRerun(ground.ctxFor(["admin"]), { scope: "selected", ids, ...more })).effects
}
const anHourAfterADay = ({ clinic }: LeadGround) =>
  db.owner.query(`update "Effect" set "finishedAt" = now() - interval '25 hours' where "clinicId" = $1`, [
    clinic.id,
  ])
/** Runs it again, and waits for the new run's end. */
async function rerun(ground: LeadGround, runId: string): Promise<void> {
  await requestRerun(ground.ctxFor(["admin"]), asked([runId]))
  await until(async () => {
    const { rows } = await db.owner.query(
      "select 1 from engine.run where rerun_of = $1 and status = 'completed'",
      [runId],
    )
    return rows.length > 0
  }, 25_000)
}

async function hotLead(connected = true) {
  const ground = await leadGround({ score: null, classification: null })
  if (connected) await connectHubspot(ground)
  await makeMember(ground.clinic.id, ["doctor"])
  const { clinic, lead } = ground
  const messageId = await addMessage(lead, "How much for a full All-on-4? I can pay this month.")
  const data = { clinicId: clinic.id, leadId: lead.id, messageId }
  const [run] = await ended(await emitRaw("message.received", data), 1, 25_000)
  return { ground, data, runId: run?.id ?? "", output: run?.output }
}
const notices = ({ clinic }: LeadGround) => inClinic(clinic.id, (tx) => tx.notification.count())

describe("what the preview promises of lead-scoring-workflow and the sync is what a rerun does", () => {
  it("promises no notice that was given, and no write of the last day", async () => {
    const { ground, runId, output } = await hotLead()
    expect(output).toMatchObject({ synced: { synced: true } })
    const told = await notices(ground)
    expect(told).toBeGreaterThan(0)
    expect(await promised(ground, [runId])).toMatchObject([
      { functionId: "lead-scoring-workflow", step: "sync-hubspot", runs: 1, done: 1, fresh: 0, held: [] },
    ])
    await rerun(ground, runId)
    expect(hubspot.kept).toHaveLength(1)
    expect(await notices(ground)).toBe(told)
  })

  it("promises a write whose day is over as new", async () => {
    const { ground, runId } = await hotLead()
    await anHourAfterADay(ground)
    expect(await promised(ground, [runId])).toMatchObject([{ runs: 1, done: 0, fresh: 1 }])
    await rerun(ground, runId)
    expect(hubspot.kept).toHaveLength(2)
  })

  it("knows a write by its key, whichever run did it", async () => {
    const { ground, data, runId } = await hotLead()
    const [second] = await ended(await emitRaw("message.received", data), 1, 25_000)
    const [score] = await inClinic(ground.clinic.id, (tx) => tx.score.findMany({ select: { id: true } }))
    const sync = { clinicId: data.clinicId, leadId: data.leadId, scoreId: score?.id }
    const [third] = await ended(await emitRaw("lead.sync_requested", sync), 1, 25_000)
    expect(hubspot.kept).toHaveLength(1)
    expect(await promised(ground, [runId, second?.id ?? "", third?.id ?? ""])).toMatchObject([
      { functionId: "lead-scoring-workflow", runs: 2, done: 2, fresh: 0 },
      { functionId: "sync-hubspot-contact", runs: 1, done: 1, fresh: 0 },
    ])
  })

  it("promises no write where HubSpot is not connected", async () => {
    const { ground, runId } = await hotLead(false)
    expect(await promised(ground, [runId])).toMatchObject([
      { runs: 1, fresh: 0, held: [{ words: "HubSpot is not connected.", count: 1 }] },
    ])
  })

  it("promises nothing outside of what only makes tasks and notices", async () => {
    const { ground } = await hotLead(false)
    const ids = []
    for (const functionId of ["send-notification", "process-whatsapp-message", "score-lead"])
      ids.push((await makeRun(ground.clinic.id, { functionId, status: "failed" })).id)
    expect(await promised(ground, ids)).toEqual([])
  })
})

/** Another patient of the same clinic, who wrote a minute ago. */
async function another(ground: WritingGround): Promise<WritingGround> {
  const lead = await addLead(ground.clinic.id)
  await addMessage(lead, "Hello?")
  return { ...ground, lead }
}

describe("what the preview promises of messages", () => {
  async function failedSends(count: number) {
    const first = await writingGround()
    const people = [first]
    while (people.length < count) people.push(await another(first))
    whatsapp.be({ do: "fail", times: Number.MAX_SAFE_INTEGER, status: 401, body: {} })
    const sends = []
    for (const ground of people) {
      const messageId = await queuedReply(ground)
      const [run] = await ended(`message.queued:${messageId}`, 1, 25_000)
      sends.push({ ground, messageId, runId: run?.id ?? "" })
      // As an admin's new token does: whoever writes next is not told of the refusal.
      await db.owner.query(`update "Connection" set "tokenRefusedAt" = null where "clinicId" = $1`, [
        first.clinic.id,
      ])
    }
    whatsapp.be(null)
    return { ground: first, sends, ids: sends.map((one) => one.runId) }
  }

  it("says how many cannot go and why, and that is what a rerun does", async () => {
    const { ground, sends, ids } = await failedSends(4)
    const [closed, withdrawn, answered, open] = sends
    await db.owner.query(
      `update "Message" set "createdAt" = now() - interval '25 hours' where "leadId" = $1 and direction = 'in'`,
      [closed?.ground.lead.id],
    )
    await db.owner.query(
      `insert into "Consent" (id, "clinicId", "patientId", purpose, status, source, "effectKey", "recordedAt")
       values (gen_random_uuid(), $1, $2, 'data_processing', 'withdrawn', 'member', 'x', now())`,
      [ground.clinic.id, withdrawn?.ground.lead.patientId],
    )
    if (answered) {
      const byHand = await queuedReply(answered.ground)
      await ended(`message.queued:${byHand}`, 1, 25_000)
    }
    expect(whatsapp.kept).toHaveLength(1)
    const [line] = await promised(ground, ids, { from: "failed_step" })
    expect(line).toMatchObject({ functionId: "send-whatsapp-message", runs: 4, fresh: 1, done: 0, kept: 0 })
    expect(line?.held.map(({ words, count, unlessAgain }) => [words, count, unlessAgain]).sort()).toEqual([
      ["More than 24 hours have passed since this person wrote.", 1, false],
      ["Something newer was written to this person since.", 1, true],
      ["This person took back the agreement to be written to.", 1, false],
    ])
    await requestRerun(ground.ctxFor(["admin"]), asked(ids, { from: "failed_step" }))
    await until(async () => {
      const { rows } = await db.owner.query(
        "select status from engine.run where rerun_of = any ($1) and status in ('completed', 'failed')",
        [ids],
      )
      return rows.length === 4
    }, 25_000)
    expect(whatsapp.kept.map((one) => one.ref)).toHaveLength(2)
    expect(whatsapp.kept.at(-1)?.ref).toBe(open?.messageId)
  })
})
