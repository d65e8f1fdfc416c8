import { describe, expect, it } from "vitest"
import { changeCrmChoices, changeMapping } from "@/lib/crm/change-mapping"
import { previewContact } from "@/lib/crm/preview"
import { syncContact } from "@/lib/crm/sync-contact"
import { directionsOf, FIELD_NAMES, fieldSpec } from "@/lib/crm/words"
import { newId } from "@/lib/ids"
import { crmGround, hubspotForTests, refusalGround } from "@/lib/testing/crm"
import { testDatabase } from "@/lib/testing/db"
import { recorded } from "@/lib/testing/facts"
import { describeRefusals } from "@/lib/testing/refusals"

await testDatabase()
const fake = hubspotForTests()

const form = (more: Record<string, string> = {}) => ({
  ...Object.fromEntries(
    FIELD_NAMES.flatMap((field) => [
      [`${field}.property`, fieldSpec(field).property ?? ""],
      [`${field}.direction`, fieldSpec(field).direction],
    ]),
  ),
  ...more,
})

describe("the mapping", () => {
  it("decides what is written, never with a patient's words, and is recorded", async () => {
    const ground = await crmGround()
    const admin = ground.ctxFor(["admin"])
    const owner = { [`owner.${ground.member.id}`]: "1234" }
    await changeMapping(admin, form({ "score.property": "rounds_score", "lastName.property": "", ...owner }))
    const shown = await previewContact(admin, { id: ground.lead.patientId })
    expect(shown.rows.map((one) => [one.property, one.value])).toEqual([
      ["firstname", "Maria"],
      ["phone", expect.any(String)],
      ["email", null],
      ["lifecyclestage", "lead"],
      ["rounds_score", "4"],
    ])
    await syncContact(ground.run, { leadId: ground.lead.id }, "sync")
    expect(fake.kept.at(-1)?.properties).toEqual({
      firstname: "Maria",
      phone: shown.rows[1]?.value,
      lifecyclestage: "lead",
      rounds_score: "4",
    })
    expect(
      await changeMapping(
        admin,
        form({ "score.property": "rounds_score", "lastName.property": "", ...owner }),
      ),
    ).toEqual({
      changed: false,
    })
    const facts = await recorded(ground.clinic.id, ground.clinic.id)
    expect(facts.filter((one) => one.name === "crm.settings_changed")).toHaveLength(1)
  })

  it.each([
    ["a name that is no property's", { "score.property": "Rounds Score" }, "score.property"],
    ["one property twice", { "score.property": "phone" }, "score.property"],
    [
      "HubSpot winning over a score",
      { "score.property": "s", "score.direction": "theirs" },
      "score.direction",
    ],
    ["a field that is none", { "wish.property": "wish", "wish.more": "x" }, "wish.more"],
    ["an owner that is no number", { [`owner.${newId()}`]: "Ana" }, ""],
    ["a colleague of nobody's", { [`owner.${newId()}`]: "12" }, "owner"],
  ])("refuses %s", async (_, more, field) => {
    const ground = await crmGround()
    await expect(changeMapping(ground.ctxFor(["admin"]), form(more))).rejects.toMatchObject({
      code: "invalid_input",
      ...(field && { fields: { [field]: expect.any(String) } }),
    })
  })

  it("lets HubSpot win only where there is a value of a patient's", () => {
    expect(FIELD_NAMES.filter((field) => directionsOf(field).includes("theirs"))).toEqual([
      "firstName",
      "lastName",
      "phone",
      "email",
      "language",
    ])
  })
})

it("P6 who was never asked is left out where the clinic says so", async () => {
  const ground = await crmGround()
  const admin = ground.ctxFor(["admin"])
  await changeCrmChoices(admin, { neverAsked: "leave", newContacts: "ignore" })
  expect(await syncContact(ground.run, { leadId: ground.lead.id }, "sync")).toEqual({
    synced: false,
    reason: "sharing_not_agreed",
  })
  expect(await previewContact(admin, { id: ground.lead.patientId })).toMatchObject({
    problem: "sharing_not_agreed",
  })
})

const prepare = async () => ({ ...(await refusalGround()), input: form() })
describeRefusals(changeMapping, { subject: "none", prepare, badInput: 7 })
describeRefusals(changeCrmChoices, {
  subject: "none",
  prepare: async () => ({
    ...(await refusalGround()),
    input: { neverAsked: "leave" as const, newContacts: "ignore" as const },
  }),
})
