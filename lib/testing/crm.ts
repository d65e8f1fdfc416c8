import { afterAll, afterEach, beforeAll } from "vitest"
import type { Role } from "@/lib/can"
import { readPlan } from "@/lib/crm/person"
import { type Ctx, systemCtx } from "@/lib/ctx"
import { closeDb, inClinic } from "@/lib/db"
import { newId } from "@/lib/ids"
import { answerWebhook } from "@/lib/inbox/answer"
import { forgetDoors } from "@/lib/inbox/connections"
import { lookFirst } from "@/lib/inbox/look-first"
import { processEvent } from "@/lib/inbox/process"
import { type HubspotFake, makeHubspotFake } from "@/lib/providers/hubspot/fake"
import { connectHubspot, hubspotDelivery } from "@/lib/testing/hubspot"
import { type LeadGround, leadGround } from "@/lib/testing/lead-ground"
import { setEnv } from "@/lib/testing/messages"
import { type PartnerServer, servePartner } from "@/lib/testing/partner-server"

export type CrmGround = LeadGround & { connectionId: string; run: Ctx; slug: string }

/** A fake HubSpot over HTTP for the file's tests, as it should be again after each. */
export function hubspotForTests(): HubspotFake {
  const fake = makeHubspotFake()
  let server: PartnerServer
  beforeAll(async () => {
    server = await servePartner(fake)
    setEnv({ HUBSPOT_API_URL: server.url })
  })
  afterEach(() => {
    fake.be(null)
    fake.lag(0)
    fake.refuse(null)
    fake.lack(null)
    fake.forget()
  })
  afterAll(async () => {
    await server.close()
    setEnv({ HUBSPOT_API_URL: "" })
    await closeDb()
  })
  return fake
}

/** A clinic connected with HubSpot, with one patient and their lead. */
export async function crmGround(given: Parameters<typeof leadGround>[0] = {}): Promise<CrmGround> {
  const ground = await leadGround({ name: "Maria Pop", ...given })
  const { clinic } = ground
  const connectionId = await connectHubspot(clinic.id)
  forgetDoors()
  const info = { slug: clinic.slug, name: "A", timeZone: "UTC" }
  return {
    ...ground,
    connectionId,
    slug: clinic.slug,
    run: systemCtx(clinic.id, info, "process-hubspot-event", newId()),
  }
}

/** Links the ground's patient with a contact there, as a writing would have. */
export async function linkTo(
  ground: CrmGround,
  externalId: string,
  patientId = ground.lead.patientId,
): Promise<string> {
  return inClinic(ground.clinic.id, async (tx) => {
    const id = newId()
    await tx.crmLink.create({
      data: { id, clinicId: ground.clinic.id, patientId, provider: "hubspot", externalId },
    })
    return id
  })
}

export const linkOf = (ground: CrmGround, patientId = ground.lead.patientId) =>
  inClinic(ground.clinic.id, (tx) => tx.crmLink.findFirst({ where: { patientId } }))
export const driftsOf = (ground: CrmGround) =>
  inClinic(ground.clinic.id, (tx) => tx.crmDrift.findMany({ orderBy: { foundAt: "asc" } }))
export const nameOf = (ground: CrmGround, id = ground.lead.patientId) =>
  inClinic(ground.clinic.id, async (tx) => (await tx.patient.findUniqueOrThrow({ where: { id } })).name)
export const phoneOf = (ground: CrmGround) =>
  inClinic(
    ground.clinic.id,
    async (tx) => (await tx.contact.findFirstOrThrow({ where: { id: ground.lead.contactId } })).address,
  )

/** What an admin of the ground's clinic chose. */
export const setSetting = (ground: CrmGround, value: object) =>
  inClinic(ground.clinic.id, async (tx) => {
    const { clinicId } = ground.run
    const row = { value: value as never }
    const where = { clinicId_key: { clinicId, key: "hubspot_fields" } }
    await tx.clinicSetting.upsert({ where, create: { clinicId, key: "hubspot_fields", ...row }, update: row })
    return readPlan(tx, ground.run)
  })

type Fate = { fate: string; reason: string | null }

/** Posts events in one body and lets each be processed; their fates in order. */
export async function told(ground: CrmGround, events: readonly object[]): Promise<Fate[]> {
  const request = hubspotDelivery(JSON.stringify(events), { slug: ground.slug })
  const answer = await answerWebhook(request, "hubspot", [ground.slug])
  const { id, ids } = (await answer.json()) as { id: string; ids?: string[] }
  const fates: Fate[] = []
  for (const one of ids ?? [id]) {
    const found = () =>
      inClinic(ground.clinic.id, (tx) => tx.webhookEvent.findUniqueOrThrow({ where: { id: one } }))
    if ((await found()).fate === "pending") {
      await lookFirst(ground.run, one)
      await processEvent(ground.run, { id: one })
    }
    const { fate, reason } = await found()
    fates.push({ fate, reason })
  }
  return fates
}

export const refusalGround = async () => {
  const ground = await crmGround()
  return { ground, ctxFor: (roles: readonly Role[]) => ground.ctxFor(roles), strangerFor: ground.strangerFor }
}
