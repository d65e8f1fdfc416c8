import { describe, expect, it } from "vitest"
import { finishBatch, stopBatch } from "@/lib/crm/finish-batch"
import { startBatch } from "@/lib/crm/start-batch"
import { syncContact } from "@/lib/crm/sync-contact"
import { syncPortion } from "@/lib/crm/sync-portion"
import { inClinic } from "@/lib/db"
import { type CrmGround, crmGround, hubspotForTests, linkOf, linkTo, phoneOf } from "@/lib/testing/crm"
import { testDatabase } from "@/lib/testing/db"
import { addLead } from "@/lib/testing/lead-ground"
import { openTasks } from "@/lib/testing/messages"

const db = await testDatabase()
const fake = hubspotForTests()
const start = (ground: CrmGround) => startBatch(ground.ctxFor(["admin"]), { reason: "A first filling." })
const batchOf = (ground: CrmGround, id: string) =>
  inClinic(ground.clinic.id, (tx) => tx.crmBatch.findUniqueOrThrow({ where: { id } }))
const portion = (ground: CrmGround, id: string) => syncPortion(ground.run, id, "portion-1")
const later = (ground: CrmGround) =>
  db.owner.query(`update "Effect" set "finishedAt" = now() - interval '1 minute' where "clinicId" = $1`, [
    ground.clinic.id,
  ])

describe("T6 writing everybody", () => {
  it("changes who is found, makes the others, and links all; twice is once", async () => {
    const ground = await crmGround()
    await addLead(ground.clinic.id, { name: "Ion Ionescu" })
    const known = fake.put({ phone: await phoneOf(ground), lifecyclestage: "customer" })
    const { id, total } = await start(ground)
    expect(total).toBe(2)
    expect(await portion(ground, id)).toEqual({ goesOn: false })
    expect(await batchOf(ground, id)).toMatchObject({ written: 2, failed: 0 })
    expect(fake.contacts.get(known.id)?.properties).toMatchObject({
      firstname: "Maria",
      lifecyclestage: "customer",
    })
    expect(await linkOf(ground)).toMatchObject({ externalId: known.id })
    const calls = fake.calls
    expect(await portion(ground, id)).toEqual({ goesOn: false })
    expect(fake.calls).toBe(calls)
    await finishBatch(ground.run, { id })
    expect(await batchOf(ground, id)).toMatchObject({ status: "done" })
  })

  it("P6 leaves out who does not agree, and counts them", async () => {
    const ground = await crmGround()
    await db.owner.query(
      `insert into "Consent" (id, "clinicId", "patientId", purpose, status, source, "effectKey", "recordedAt")
       values (gen_random_uuid(), $1, $2, 'third_party_sharing', 'denied', 'member', gen_random_uuid()::text, now())`,
      [ground.clinic.id, ground.lead.patientId],
    )
    const { id } = await start(ground)
    await portion(ground, id)
    expect(await batchOf(ground, id)).toMatchObject({ written: 0, refused: 1 })
    expect(fake.kept).toEqual([])
  })

  it.each([
    ["of a 207 only the one that failed is left", false],
    ["of a batch refused whole each is tried by itself", true],
  ])("%s", async (_, whole) => {
    const ground = await crmGround()
    const bad = await addLead(ground.clinic.id, { name: "Unusable Ionescu" })
    for (const name of ["Ana A", "Ion B", "Dan C"]) await addLead(ground.clinic.id, { name })
    fake.refuse("Unusable", whole)
    const { id } = await start(ground)
    await portion(ground, id)
    expect(await batchOf(ground, id)).toMatchObject({
      written: 4,
      failed: 1,
      problems: [{ patientId: bad.patientId, reason: "invalid_payload" }],
    })
  })

  it.each([
    ["seconds", "17", 17],
    ["a date long past", "Wed, 21 Oct 2015 07:28:00 GMT", 0],
    ["an absurd number", "99999999", 99_999_999],
    ["nonsense", "soon", 10],
  ])("F8 429 with %s is thrown with the wait, and written on the next try", async (_, header, seconds) => {
    const ground = await crmGround()
    const { id } = await start(ground)
    fake.be({ do: "fail", times: 1, status: 429, headers: { "retry-after": header } })
    await expect(portion(ground, id)).rejects.toMatchObject({
      reason: "too_many",
      retryAfterSeconds: seconds,
    })
    expect(await batchOf(ground, id)).toMatchObject({ written: 0, cursor: null, status: "running" })
  })

  it("F9 a refused token ends it, and an admin is asked once", async () => {
    const ground = await crmGround()
    const { id } = await start(ground)
    fake.be({ do: "fail", times: 1, status: 401 })
    await expect(portion(ground, id)).rejects.toMatchObject({ code: "provider_refused", reason: "token" })
    expect((await openTasks(ground)).filter((one) => one.ownerRole === "admin")).toHaveLength(1)
  })

  it("F10 made and the answer lost: looked for again before anything is made", async () => {
    const ground = await crmGround()
    const { id } = await start(ground)
    const before = fake.contacts.size
    fake.be({ do: "lose", times: 1, after: 1 })
    await expect(portion(ground, id)).rejects.toMatchObject({ retryAfterSeconds: 30 })
    await expect(portion(ground, id)).rejects.toMatchObject({ code: "provider_failed" })
    await later(ground)
    await portion(ground, id)
    expect([fake.contacts.size - before, await batchOf(ground, id)]).toMatchObject([1, { written: 1 }])
  })

  it("goes on where it was, and not once it was stopped", async () => {
    const ground = await crmGround()
    for (let n = 0; n < 104; n++) await addLead(ground.clinic.id, { name: `Nobody ${n}` })
    const { id } = await start(ground)
    expect(await portion(ground, id)).toEqual({ goesOn: true })
    expect(await batchOf(ground, id)).toMatchObject({ written: 100, total: 105 })
    await stopBatch(ground.ctxFor(["admin"]), { id })
    expect(await portion(ground, id)).toEqual({ goesOn: false })
    expect(await batchOf(ground, id)).toMatchObject({ written: 100, status: "stopped" })
  })

  it("makes nobody again whose contact is gone there, and says so", async () => {
    const ground = await crmGround()
    await linkTo(ground, "990099")
    const { id } = await start(ground)
    const before = fake.contacts.size
    await portion(ground, id)
    expect(fake.contacts.size).toBe(before)
    expect(await batchOf(ground, id)).toMatchObject({
      written: 0,
      failed: 1,
      problems: [{ patientId: ground.lead.patientId, reason: "deleted_there" }],
    })
  })

  it("writes nobody again who was written by their own message, but leaves them as they should be", async () => {
    const ground = await crmGround()
    await syncContact(ground.run, { leadId: ground.lead.id }, "sync")
    const { id } = await start(ground)
    const before = fake.contacts.size
    await portion(ground, id)
    expect(fake.contacts.size).toBe(before)
  })
})
