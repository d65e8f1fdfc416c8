import { describe, expect, it } from "vitest"
import { catchUp } from "@/lib/crm/catch-up"
import { checkDrift } from "@/lib/crm/check-drift"
import { readFeed } from "@/lib/crm/feed"
import { inClinic } from "@/lib/db"
import {
  crmGround,
  driftsOf,
  hubspotForTests,
  linkOf,
  linkTo,
  nameOf,
  phoneOf,
  setSetting,
  told,
} from "@/lib/testing/crm"
import { testDatabase } from "@/lib/testing/db"
import { hubspotEvent } from "@/lib/testing/hubspot"

await testDatabase()
const fake = hubspotForTests()
const theirs = { fields: { firstName: { property: "firstname", direction: "theirs" } } }

describe("T6 what a lost webhook left out", () => {
  it("is read again, once, by the same rules", async () => {
    const ground = await crmGround()
    const { id } = fake.put({ firstname: "Maria", phone: await phoneOf(ground) })
    await linkTo(ground, id)
    await setSetting(ground, theirs)
    fake.change(id, { firstname: "Mariana" })
    expect((await catchUp(ground.run)).changed).toBe(1)
    expect((await catchUp(ground.run)).changed).toBe(0)
    expect(await nameOf(ground)).toBe("Mariana Pop")
  })

  it("links a contact made there with the one person who has its number, and makes nobody by itself", async () => {
    const ground = await crmGround()
    const { id } = fake.put({ phone: await phoneOf(ground) })
    fake.put({ firstname: "Nobody", phone: "+40799000111" })
    await catchUp(ground.run)
    expect(await linkOf(ground)).toMatchObject({ externalId: id })
    expect(await inClinic(ground.clinic.id, (tx) => tx.patient.count())).toBe(1)
  })

  it("a creation is looked at first: linked, left, or made a patient where the clinic wants it", async () => {
    const ground = await crmGround()
    const known = fake.put({ phone: await phoneOf(ground) })
    const stranger = fake.put({ firstname: "Nou", lastname: "Venit", phone: "+40799000222" })
    const events = [hubspotEvent("contact.creation", known.id), hubspotEvent("contact.creation", stranger.id)]
    expect(await told(ground, events)).toMatchObject([{ fate: "processed" }, { fate: "ignored" }])
    await setSetting(ground, { newContacts: "patient" })
    const again = hubspotEvent("contact.creation", stranger.id)
    expect(await told(ground, [again])).toMatchObject([{ fate: "processed" }])
    await told(ground, [{ ...again, eventId: 2 }])
    const found = await inClinic(ground.clinic.id, (tx) =>
      tx.patient.findMany({ where: { name: "Nou Venit" } }),
    )
    expect(found).toHaveLength(1)
  })

  it("F8 says beside the feed that HubSpot could not be read, until it can", async () => {
    const ground = await crmGround()
    fake.be({ do: "fail", times: 1, status: 429, headers: { "retry-after": "7" } })
    await expect(catchUp(ground.run)).rejects.toMatchObject({ reason: "too_many", retryAfterSeconds: 7 })
    expect(await readFeed(ground.run)).toMatchObject({ problem: "too_many" })
  })
})

describe("the daily comparison", () => {
  it("keeps what differs and marks who is gone", async () => {
    const ground = await crmGround()
    const { id } = fake.put({ firstname: "Ina", lastname: "Pop", phone: await phoneOf(ground) })
    await linkTo(ground, id)
    expect(await checkDrift(ground.run, "")).toMatchObject({ looked: 1, changed: 1, next: null })
    expect(await driftsOf(ground)).toMatchObject([{ field: "firstName", theirs: "Ina" }])
    expect(await checkDrift(ground.run, "")).toMatchObject({ changed: 0 })
    fake.remove(id)
    expect(await checkDrift(ground.run, "")).toMatchObject({ looked: 0, gone: 1 })
    expect(await linkOf(ground)).toMatchObject({ status: "deleted", because: "not_found" })
    expect(await readFeed(ground.run)).toMatchObject({ problem: null, driftCheckedAt: expect.any(Date) })
  })
})
