import { describe, expect, it } from "vitest"
import { syncContact } from "@/lib/crm/sync-contact"
import {
  crmGround,
  driftsOf,
  hubspotForTests,
  linkOf,
  linkTo,
  nameOf,
  setSetting,
  told,
} from "@/lib/testing/crm"
import { testDatabase } from "@/lib/testing/db"
import { hubspotEvent } from "@/lib/testing/hubspot"
import { addLead } from "@/lib/testing/lead-ground"
import { openTasks } from "@/lib/testing/messages"
import { addMs, DAY_MS, MINUTE_MS, nowMs } from "@/lib/time"

const db = await testDatabase()
const fake = hubspotForTests()

let serial = 500_000
const contactId = () => String(++serial)
const renamed = (id: string, value: unknown, more: object = {}) =>
  hubspotEvent("contact.propertyChange", id, { propertyName: "firstname", propertyValue: value, ...more })
const theirs = { fields: { firstName: { property: "firstname", direction: "theirs" } } }

describe("S3 what HubSpot tells of a contact", () => {
  it("a changed name is kept as a difference, once, and the patient stays as they are", async () => {
    const ground = await crmGround()
    const id = contactId()
    await linkTo(ground, id)
    expect(await told(ground, [renamed(id, "Mariana"), renamed(id, "Mariana")])).toMatchObject([
      { fate: "processed" },
      { fate: "processed" },
    ])
    expect(await driftsOf(ground)).toMatchObject([{ field: "firstName", theirs: "Mariana", settledAt: null }])
    expect(await nameOf(ground)).toBe("Maria Pop")
    await told(ground, [renamed(id, "Maria", { occurredAt: nowMs() + 1 })])
    expect(await driftsOf(ground)).toMatchObject([{ settled: "agreed", theirs: null }])
  })

  it("where HubSpot wins the patient is changed, with a fact that names it", async () => {
    const ground = await crmGround()
    const id = contactId()
    await linkTo(ground, id)
    await setSetting(ground, theirs)
    await told(ground, [renamed(id, "Mariana")])
    expect([await nameOf(ground), await driftsOf(ground)]).toEqual(["Mariana Pop", []])
    const { rows } = await db.owner.query(
      `select after from "Fact" where name = 'patient.changed' and "clinicId" = $1`,
      [ground.clinic.id],
    )
    expect(rows).toEqual([{ after: { fields: ["name"], partner: "hubspot" } }])
  })

  it("an older change that comes late undoes nothing newer", async () => {
    const ground = await crmGround()
    const id = contactId()
    await linkTo(ground, id)
    await setSetting(ground, theirs)
    const late = renamed(id, "Old", { occurredAt: nowMs() - MINUTE_MS })
    await told(ground, [renamed(id, "Newest")])
    expect(await told(ground, [late])).toMatchObject([
      { fate: "ignored", reason: expect.stringContaining("before") },
    ])
    expect(await nameOf(ground)).toBe("Newest Pop")
  })

  it("what we wrote ourselves comes back without an effect", async () => {
    const ground = await crmGround()
    const { externalId } = (await syncContact(ground.run, { leadId: ground.lead.id }, "sync")) as {
      externalId: string
    }
    await db.owner.query(`update "Patient" set name = 'Ana Pop' where id = $1`, [ground.lead.patientId])
    expect(await told(ground, [renamed(externalId, "Maria")])).toMatchObject([{ fate: "processed" }])
    expect(await driftsOf(ground)).toEqual([])
    expect(await nameOf(ground)).toBe("Ana Pop")
  })

  it.each<[string, object, string]>([
    ["a value that is withheld", { propertyValue: "REDACTED" }, "value"],
    ["a property that goes nowhere", { propertyName: "company", propertyValue: "X" }, "property"],
  ])("%s is ignored with its reason", async (_, more, word) => {
    const ground = await crmGround()
    const id = contactId()
    await linkTo(ground, id)
    expect(await told(ground, [renamed(id, "x", more)])).toMatchObject([
      { fate: "ignored", reason: expect.stringContaining(word) },
    ])
  })

  it("a portal that is not the clinic's is kept aside, other kinds are ignored", async () => {
    const ground = await crmGround()
    expect(
      await told(ground, [
        renamed("1", "x", { portalId: 1 }),
        hubspotEvent("deal.creation", 2),
        { portalId: 5 },
      ]),
    ).toMatchObject([{ fate: "quarantined" }, { fate: "ignored" }, { fate: "quarantined" }])
  })

  it("object.* of a contact is read like contact.*", async () => {
    const ground = await crmGround()
    const id = contactId()
    await linkTo(ground, id)
    const event = {
      ...hubspotEvent("", id),
      subscriptionType: undefined,
      eventType: "object.deletion",
      objectTypeId: "0-1",
    }
    expect(await told(ground, [event])).toMatchObject([{ fate: "processed" }])
    expect(await linkOf(ground)).toMatchObject({ status: "deleted" })
  })

  it("a deleted contact is not written again by itself, and a late deletion does not undo a restoring", async () => {
    const ground = await crmGround()
    const id = fake.put({ firstname: "Maria" }).id
    await linkTo(ground, id)
    const deletion = hubspotEvent("contact.deletion", id)
    await told(ground, [deletion])
    expect(await syncContact(ground.run, { leadId: ground.lead.id }, "sync")).toEqual({
      synced: false,
      reason: "deleted_there",
    })
    await told(ground, [hubspotEvent("contact.restore", id, { occurredAt: deletion.occurredAt + 10 })])
    const again = hubspotEvent("contact.deletion", id, { occurredAt: deletion.occurredAt + 5 })
    expect(await told(ground, [again])).toMatchObject([{ fate: "ignored" }])
    expect(await linkOf(ground)).toMatchObject({ status: "linked" })
  })

  it("an order to erase ends the link for good and gives an admin a task within thirty days", async () => {
    const ground = await crmGround()
    const id = contactId()
    await linkTo(ground, id)
    await told(ground, [renamed(id, "Mariana")])
    const order = hubspotEvent("contact.privacyDeletion", id)
    await told(ground, [order])
    expect(await linkOf(ground)).toMatchObject({ status: "erased", externalId: null, written: {} })
    expect(await driftsOf(ground)).toMatchObject([{ settled: "ended", theirs: null }])
    const [task] = (await openTasks(ground)).filter((one) => one.kind === "erasure")
    expect(task).toMatchObject({ ownerRole: "admin", patientId: ground.lead.patientId })
    const days = ((task?.dueAt?.getTime() ?? 0) - nowMs()) / DAY_MS
    expect(Math.round(days)).toBe(30)
    await told(ground, [{ ...order, eventId: 1 }, hubspotEvent("contact.restore", id)])
    expect((await openTasks(ground)).filter((one) => one.kind === "erasure")).toHaveLength(1)
    expect(await syncContact(ground.run, { leadId: ground.lead.id }, "sync")).toEqual({
      synced: false,
      reason: "erased_there",
    })
    expect(fake.calls).toBe(0)
  })

  it("merged contacts: the links go over to the id that goes on, and a person is asked about the two patients", async () => {
    const ground = await crmGround()
    const other = await addLead(ground.clinic.id, { name: "Maria Popescu" })
    const [one, two, survivor] = [contactId(), contactId(), contactId()]
    await linkTo(ground, one)
    await linkTo(ground, two, other.patientId)
    // The deletion of what was merged away may come first.
    await told(ground, [
      hubspotEvent("contact.deletion", two, { occurredAt: addMs(new Date(nowMs()), -5).getTime() }),
    ])
    const merge = {
      primaryObjectId: Number(one),
      mergedObjectIds: [Number(two)],
      newObjectId: Number(survivor),
    }
    await told(ground, [hubspotEvent("contact.merge", one, merge)])
    expect(await linkOf(ground)).toMatchObject({ externalId: survivor, mergedFrom: one })
    expect(await linkOf(ground, other.patientId)).toMatchObject({ externalId: survivor, status: "linked" })
    const tasks = (await openTasks(ground)).filter((task) => task.kind === "check_person")
    expect(tasks).toMatchObject([{ href: expect.stringMatching(/^\/patients\/[0-9a-f-]{36}\/merge\?with=/) }])
  })

  it("knows no contact of another clinic", async () => {
    const [ground, stranger] = [await crmGround(), await crmGround()]
    const id = contactId()
    await linkTo(ground, id)
    expect(await told(stranger, [hubspotEvent("contact.privacyDeletion", id)])).toMatchObject([
      { fate: "ignored" },
    ])
    expect(await linkOf(ground)).toMatchObject({ status: "linked" })
  })
})
