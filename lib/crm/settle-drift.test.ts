import { describe, expect, it } from "vitest"
import { listDrift } from "@/lib/crm/list-drift"
import { settleDrift } from "@/lib/crm/settle-drift"
import { syncContact } from "@/lib/crm/sync-contact"
import { inClinic } from "@/lib/db"
import {
  crmGround,
  driftsOf,
  hubspotForTests,
  linkTo,
  nameOf,
  phoneOf,
  refusalGround,
  told,
} from "@/lib/testing/crm"
import { testDatabase } from "@/lib/testing/db"
import { hubspotEvent } from "@/lib/testing/hubspot"
import { addLead } from "@/lib/testing/lead-ground"
import { describeRefusals } from "@/lib/testing/refusals"

await testDatabase()
const fake = hubspotForTests()

async function differing(property = "firstname", value = "Mariana") {
  const given = await refusalGround()
  const { ground } = given
  const phone = await phoneOf(ground)
  const { id } = fake.put({ firstname: value, phone })
  await linkTo(ground, id)
  await told(ground, [
    hubspotEvent("contact.propertyChange", id, { propertyName: property, propertyValue: value }),
  ])
  const [drift] = await driftsOf(ground)
  return {
    ...given,
    contact: id,
    input: { ids: [drift?.id ?? ""], how: "theirs" as const },
    admin: ground.ctxFor(["admin"]),
  }
}

describe("settling a difference", () => {
  it("theirs: the patient is changed, once", async () => {
    const { ground, admin, input } = await differing()
    expect((await listDrift(admin, {})).rows).toMatchObject([
      { ours: "Maria", theirs: "Mariana", name: "Maria Pop" },
    ])
    expect(await settleDrift(admin, input)).toEqual({ settled: 1, refused: [] })
    expect(await settleDrift(admin, input)).toEqual({ settled: 0, refused: [] })
    expect(await nameOf(ground)).toBe("Mariana Pop")
    expect(await driftsOf(ground)).toMatchObject([{ settled: "theirs", theirs: null }])
  })

  it("ours: it is written there, whatever the mapping says", async () => {
    const { ground, admin, input, contact } = await differing()
    await settleDrift(admin, { ...input, how: "ours" })
    const { patientId } = ground.lead
    const ask = { patientId, askedAt: admin.now.toISOString(), fields: ["firstName"] }
    expect(await syncContact(ground.run, ask, "sync")).toMatchObject({ synced: true, externalId: contact })
    expect(fake.contacts.get(contact)?.properties.firstname).toBe("Maria")
    expect(await nameOf(ground)).toBe("Maria Pop")
  })

  it("ignored: the same value is not shown again, another one is", async () => {
    const { ground, admin, input, contact } = await differing()
    await settleDrift(admin, { ...input, how: "ignored" })
    const change = (value: string) =>
      told(ground, [
        hubspotEvent("contact.propertyChange", contact, { propertyName: "firstname", propertyValue: value }),
      ])
    await change("Mariana")
    expect((await listDrift(admin, {})).rows).toEqual([])
    await change("Marina")
    expect((await listDrift(admin, {})).rows).toMatchObject([{ theirs: "Marina" }])
  })

  it("a number that somebody else has is for a person to decide on the patient's page", async () => {
    const ground = await crmGround()
    const other = await addLead(ground.clinic.id, { name: "Other" })
    const theirs = await inClinic(
      ground.clinic.id,
      async (tx) => (await tx.contact.findUniqueOrThrow({ where: { id: other.contactId } })).address,
    )
    await linkTo(ground, "77")
    await told(ground, [
      hubspotEvent("contact.propertyChange", 77, { propertyName: "phone", propertyValue: theirs }),
    ])
    const [drift] = await driftsOf(ground)
    const ids = [drift?.id ?? ""]
    expect(await settleDrift(ground.ctxFor(["admin"]), { ids, how: "theirs" })).toMatchObject({
      settled: 0,
      refused: [{ because: "shared" }],
    })
  })
})

describeRefusals(settleDrift, { prepare: () => differing() })
