import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest"
import { syncContact } from "@/lib/crm/sync-contact"
import { closeDb, inClinic, platformDb } from "@/lib/db"
import { newId } from "@/lib/ids"
import { makeHubspotFake } from "@/lib/providers/hubspot/fake"
import { seal } from "@/lib/seal"
import { testDatabase } from "@/lib/testing/db"
import { type LeadGround, leadGround } from "@/lib/testing/lead-ground"
import { openTasks, runOf, setEnv } from "@/lib/testing/messages"
import { type PartnerServer, servePartner } from "@/lib/testing/partner-server"

const db = await testDatabase()
const fake = makeHubspotFake()
let server: PartnerServer
beforeAll(async () => {
  server = await servePartner(fake)
  setEnv({ HUBSPOT_API_URL: server.url })
})
afterEach(() => {
  fake.be(null)
  fake.lag(0)
  fake.forget()
  setEnv({ HUBSPOT_API_URL: server.url, ROUNDS_DEMO: "" })
})
afterAll(async () => {
  await server.close()
  setEnv({ HUBSPOT_API_URL: "" })
  await closeDb()
})

async function connected(): Promise<LeadGround> {
  const ground = await leadGround({ name: "Maria Pop" })
  const id = newId()
  const sealed = seal(JSON.stringify({ secrets: [], apiKey: "a-private-app-token" }), id)
  await platformDb().connection.create({
    data: { id, clinicId: ground.clinic.id, provider: "hubspot", scheme: "private-app", sealed },
  })
  return ground
}
let before = 0
const made = () => fake.contacts.size - before
beforeEach(() => {
  before = fake.contacts.size
})
const sync = (ground: LeadGround) => syncContact(runOf(ground), { leadId: ground.lead.id }, "sync")
const later = (ground: LeadGround, what = "'2 days'") =>
  db.owner.query(`update "Effect" set "finishedAt" = now() - interval ${what} where "clinicId" = $1`, [
    ground.clinic.id,
  ])
const wrote = (ground: LeadGround) =>
  db.owner.query(`update "Lead" set "lastMessageAt" = now() where id = $1`, [ground.lead.id])

describe("T6 syncing a contact", () => {
  it("makes the contact, then finds and changes it", async () => {
    const ground = await connected()
    const first = await sync(ground)
    expect(first).toMatchObject({ synced: true, externalId: expect.stringMatching(/^\d+$/) })
    await wrote(ground)
    expect(await sync(ground)).toEqual(first)
    expect(fake.kept.map((one) => one.properties)).toMatchObject([
      { firstname: "Maria", lastname: "Pop", lifecyclestage: "lead", phone: expect.stringMatching(/^\+407/) },
      { firstname: "Maria" },
    ])
    expect(
      [...fake.contacts.values()].filter((one) => one.properties.phone === fake.kept[0]?.properties.phone),
    ).toHaveLength(1)
  })

  it("makes one contact of two messages at once, though neither is found by a search yet", async () => {
    const ground = await connected()
    fake.lag(60_000)
    fake.be({ do: "delay", times: 4, ms: 600 })
    const first = sync(ground)
    await expect.poll(() => fake.calls, { timeout: 15_000, interval: 10 }).toBeGreaterThan(0)
    await wrote(ground)
    expect(await Promise.all([first, sync(ground)])).toMatchObject([{ synced: true }, { synced: true }])
    expect(made()).toBe(1)
  })

  it("T22 skips the same number and time for a day, and not for longer", async () => {
    const ground = await connected()
    await sync(ground)
    expect(await sync(ground)).toEqual({ synced: false, skipped: true, reason: "duplicate" })
    expect(fake.kept).toHaveLength(1)
    await later(ground, "'23 hours'")
    expect(await sync(ground)).toMatchObject({ skipped: true })
    await later(ground, "'24 hours'")
    expect(await sync(ground)).toMatchObject({ synced: true })
  })

  it("T22 keeps no number in its key", async () => {
    const ground = await connected()
    await sync(ground)
    const [effect] = await inClinic(ground.clinic.id, (tx) => tx.effect.findMany())
    expect(effect?.key).toMatch(/^hubspot:[0-9a-f-]{36}$/)
  })

  it("T23 429 is thrown with the wait that HubSpot wants, and done on the next try", async () => {
    const ground = await connected()
    fake.be({ do: "fail", times: 1, status: 429, headers: { "retry-after": "11" } })
    await expect(sync(ground)).rejects.toMatchObject({
      code: "provider_failed",
      reason: "too_many",
      provider: "hubspot",
      retryAfterSeconds: 11,
    })
    const other = await connected()
    expect(await sync(other)).toMatchObject({ synced: true })
  })

  it("T23 400 is an answer and not tried again", async () => {
    const ground = await connected()
    fake.be({ do: "fail", times: 1, status: 400, body: { message: "Maria Pop is not valid" } })
    expect(await sync(ground)).toEqual({ synced: false, reason: "invalid_payload" })
  })

  it.each([500, 502, 404, 409, 418])("T23 %i is thrown and may be tried again", async (status) => {
    const ground = await connected()
    fake.be({ do: "fail", times: 1, status })
    await expect(sync(ground)).rejects.toMatchObject({ code: "provider_failed", retry: true })
    expect(await sync(ground)).toMatchObject({ synced: true })
  })

  it.each([
    ["its answer is lost", { do: "lose", times: 1 }],
    ["a gateway answers in its place", { do: "hide", times: 1, status: 502 }],
  ] as const)("F10 a new contact and %s: looked for again once a search would find it", async (_, mode) => {
    const ground = await connected()
    fake.lag(60_000)
    fake.be({ ...mode, after: 1 })
    await expect(sync(ground)).rejects.toMatchObject({ retry: true, retryAfterSeconds: 30 })
    expect(made()).toBe(1)
    await expect(sync(ground)).rejects.toMatchObject({ code: "provider_failed", retry: true })
    await wrote(ground)
    // By another key, too.
    await expect(sync(ground)).rejects.toMatchObject({ code: "provider_failed", retryAfterSeconds: 30 })
    fake.lag(0)
    await later(ground, "'31 seconds'")
    expect(await sync(ground)).toMatchObject({ synced: true })
    expect(made()).toBe(1)
  })

  it("F9 a refused token is for good, and an admin is asked once", async () => {
    const ground = await connected()
    fake.be({ do: "fail", times: 9, status: 401 })
    await expect(sync(ground)).rejects.toMatchObject({ code: "provider_refused", reason: "token" })
    await expect(sync(ground)).rejects.toMatchObject({ reason: "token" })
    expect((await openTasks(ground)).filter((one) => one.ownerRole === "admin")).toHaveLength(1)
  })

  it.each([
    ["third_party_sharing", "denied"],
    ["third_party_sharing", "withdrawn"],
    ["third_party_sharing", "pending"],
    ["data_processing", "withdrawn"],
  ])("gives nobody away who does not want it: %s %s", async (purpose, status) => {
    const ground = await connected()
    await decide(ground, purpose, status)
    expect(await sync(ground)).toEqual({ synced: false, reason: "sharing_not_agreed" })
    expect(fake.calls).toBe(0)
  })

  it.each([
    ["granted", "consent"],
    [null, "own_records"],
  ])("says by which right it wrote: %s, %s", async (status, basis) => {
    const ground = await connected()
    if (status) await decide(ground, "third_party_sharing", status)
    await sync(ground)
    const { rows } = await db.owner.query(
      `select after from "Fact" where name = 'contact.synced' and "clinicId" = $1`,
      [ground.clinic.id],
    )
    expect(rows).toEqual([{ after: { partner: "hubspot", basis } }])
  })

  it("P6 a withdrawal between the search and the writing goes first: nothing is written", async () => {
    const ground = await connected()
    fake.be({ do: "delay", times: 1, ms: 1_000 })
    const going = sync(ground)
    await expect.poll(() => fake.calls, { timeout: 15_000, interval: 10 }).toBeGreaterThan(0)
    await decide(ground, "third_party_sharing", "withdrawn")
    expect(await going).toEqual({ synced: false, reason: "sharing_not_agreed" })
    expect(fake.kept).toEqual([])
  })

  it("says where HubSpot is not connected; in demo a fake stands in", async () => {
    const ground = await leadGround()
    expect(await sync(ground)).toEqual({ synced: false, reason: "HubSpot is not connected" })
    setEnv({ HUBSPOT_API_URL: "", ROUNDS_DEMO: "1" })
    expect(await sync(ground)).toMatchObject({ synced: true })
    expect(fake.calls).toBe(0)
  })

  it("knows no lead of another clinic", async () => {
    const [ground, stranger] = [await connected(), await connected()]
    await expect(syncContact(runOf(stranger), { leadId: ground.lead.id }, "sync")).rejects.toMatchObject({
      code: "not_found",
    })
  })
})

const decide = (ground: LeadGround, purpose: string, status: string) =>
  db.owner.query(
    `insert into "Consent" (id, "clinicId", "patientId", purpose, status, source, "effectKey", "recordedAt")
     values (gen_random_uuid(), $1, $2, $3, $4, 'member', gen_random_uuid()::text, now())`,
    [ground.clinic.id, ground.lead.patientId, purpose, status],
  )
