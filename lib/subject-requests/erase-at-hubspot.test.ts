import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest"
import { approveRequest } from "@/lib/approvals/decide"
import { systemCtx } from "@/lib/ctx"
import { closeDb, inClinic } from "@/lib/db"
import { newId } from "@/lib/ids"
import { makeHubspotFake } from "@/lib/providers/hubspot/fake"
import { eraseAtHubspot, handOver } from "@/lib/subject-requests/erase-at-hubspot"
import { findRequest } from "@/lib/subject-requests/find"
import { proposeErasure } from "@/lib/subject-requests/propose-erasure"
import { ctxOf } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { makeMember } from "@/lib/testing/factory"
import { connectHubspot } from "@/lib/testing/hubspot"
import { setEnv } from "@/lib/testing/messages"
import { type PartnerServer, servePartner } from "@/lib/testing/partner-server"
import { requestGround } from "@/lib/testing/requests"
import { now } from "@/lib/time"

const db = await testDatabase()
const fake = makeHubspotFake()
let server: PartnerServer
beforeAll(async () => {
  server = await servePartner(fake)
  setEnv({ HUBSPOT_API_URL: server.url })
})
afterEach(() => fake.be(null))
afterAll(async () => {
  await server.close()
  setEnv({ HUBSPOT_API_URL: "" })
  await closeDb()
})

/** Somebody whom HubSpot knows, erased here by two people. */
async function erased({ connected = true } = {}) {
  const made = await requestGround("erasure")
  const { admin, clinic, id, patient } = made
  if (connected) await connectHubspot(clinic.id)
  const contact = fake.put({ firstname: "Maria" })
  await db.owner.query(
    `insert into "CrmLink" (id, "clinicId", "patientId", provider, "externalId", "updatedAt") values ($1, $2, $3, 'hubspot', $4, now())`,
    [newId(), clinic.id, patient.id, contact.id],
  )
  const { approvalId } = await proposeErasure(admin, { id, reason: "They asked" })
  const second = ctxOf(clinic, await makeMember(clinic.id, ["admin"]), { steppedUpAt: now() })
  const done = await approveRequest(second, { id: approvalId ?? "", reason: "Agreed" })
  expect(done).toMatchObject({ status: "approved", failure: null })
  const run = systemCtx(clinic.id, clinic, "erase-hubspot-contact", newId())
  const tasks = () => inClinic(clinic.id, (tx) => tx.task.findMany({ where: { kind: "erasure" } }))
  const hubspot = async () => (await findRequest(admin, { id })).erasure?.hubspot
  return { ...made, contact, run, tasks, hubspot }
}

describe("erasing at HubSpot", () => {
  it("is ordered with the erasure, and the number is sealed", async () => {
    const { clinic, id, contact, hubspot, read } = await erased()
    const { rows } = await db.owner.query(
      `select data from engine.event where name = $1 and clinic_id = $2`,
      ["subject_request.hubspot_erasure_ordered", clinic.id],
    )
    expect(rows).toEqual([{ data: { clinicId: clinic.id, requestId: id } }])
    expect(JSON.stringify((await read()).detail)).not.toContain(contact.id)
    expect(await hubspot()).toEqual({ state: "ordered", numbers: contact.id })
  })

  it("deletes the contact there for privacy, forgets its number, and twice is once", async () => {
    const { run, id, contact, hubspot, tasks, read, factsOf } = await erased()
    expect(await eraseAtHubspot(run, id)).toEqual({ erased: 1 })
    expect(fake.erased).toContain(contact.id)
    expect(fake.contacts.has(contact.id)).toBe(false)
    expect(await hubspot()).toEqual({ state: "erased", at: expect.any(String) })
    expect((await read()).detail).toEqual({ hubspotErasedAt: expect.any(String) })
    const { calls } = fake
    expect(await eraseAtHubspot(run, id)).toEqual({ erased: 0 })
    expect(fake.calls).toBe(calls)
    expect(await tasks()).toEqual([])
    expect((await factsOf()).filter((name) => name === "subject_request.erased_at_hubspot")).toHaveLength(1)
  })

  it("takes a contact that is gone there for erased", async () => {
    const { run, id, contact } = await erased()
    fake.remove(contact.id)
    expect(await eraseAtHubspot(run, id)).toEqual({ erased: 1 })
  })

  it("asks again after a lost answer: the contact is gone by then", async () => {
    const { run, id, tasks, contact } = await erased()
    fake.be({ do: "lose", times: 1 })
    await expect(eraseAtHubspot(run, id)).rejects.toMatchObject({ code: "provider_failed" })
    expect(fake.contacts.has(contact.id)).toBe(false)
    expect(await eraseAtHubspot(run, id)).toEqual({ erased: 1 })
    expect(await tasks()).toEqual([])
  })

  it.each([404, 429, 500])(
    "throws at %i, which may pass; a task when it does not, closed when it did",
    async (status) => {
      const { run, id, tasks, hubspot } = await erased()
      fake.be({ do: "fail", times: 1, status })
      await expect(eraseAtHubspot(run, id)).rejects.toMatchObject({ retry: true })
      expect(await tasks()).toEqual([])
      await handOver(run, id)
      await handOver(run, id)
      expect(await tasks()).toMatchObject([{ status: "open", ownerRole: "admin" }])
      expect(await hubspot()).toMatchObject({ state: "by_hand" })
    },
  )

  it.each([400, 401, 403])("gives it to a colleague at %i; done later the task is closed", async (status) => {
    const { run, id, tasks, hubspot, contact, clinic } = await erased()
    fake.be({ do: "fail", times: 1, status })
    expect(await eraseAtHubspot(run, id)).toMatchObject({ erased: 0, reason: expect.any(String) })
    expect(await tasks()).toMatchObject([{ status: "open", patientId: null }])
    expect(await hubspot()).toEqual({ state: "by_hand", numbers: contact.id })
    await db.owner.query(`update "Connection" set "tokenRefusedAt" = null where "clinicId" = $1`, [clinic.id])
    expect(await eraseAtHubspot(run, id)).toEqual({ erased: 1 })
    expect(await tasks()).toMatchObject([{ status: "done" }])
  })

  it("without a connection calls nobody, and is a colleague's task", async () => {
    const { run, id, tasks, hubspot, contact } = await erased({ connected: false })
    const { calls } = fake
    expect(await eraseAtHubspot(run, id)).toEqual({ erased: 0, reason: "not_connected" })
    expect(fake.calls).toBe(calls)
    expect(await tasks()).toMatchObject([{ status: "open" }])
    expect(await hubspot()).toEqual({ state: "by_hand", numbers: contact.id })
  })

  it("knows nothing of another clinic's request", async () => {
    const { run } = await erased()
    const other = await erased()
    await expect(eraseAtHubspot(run, other.id)).rejects.toMatchObject({ code: "not_found" })
    expect(fake.contacts.has(other.contact.id)).toBe(true)
  })
})
