import { describe, expect, it } from "vitest"
import { addContact, labelContact, preferContact, removeContact } from "@/lib/patients/change-contacts"
import { findPatient } from "@/lib/patients/find"
import { testDatabase } from "@/lib/testing/db"
import { patientFacts, patientGround } from "@/lib/testing/patients"
import { describeRefusals } from "@/lib/testing/refusals"

await testDatabase()

const ground = async () => {
  const made = await patientGround({ phone: "+40722119876" }, { phone: "+40722555777" })
  const contactId = made.patient.contactIds[0] ?? ""
  const contacts = async () => (await findPatient(made.ctxFor(["admin"]), { id: made.patient.id })).contacts
  const input = { id: made.patient.id, contactId }
  return { ...made, contacts, input }
}
const adding = async () => {
  const made = await ground()
  return {
    ...made,
    input: { id: made.patient.id, channel: "voice" as const, address: "0733 100 200", label: "work" },
  }
}

describe("a number more", () => {
  it("is kept once, in one spelling, with whose it is; its digits lie under seal in the fact", async () => {
    const { clinic, patient, ctxFor, input, contacts } = await adding()
    await addContact(ctxFor(["frontdesk"]), input)
    await addContact(ctxFor(["frontdesk"]), { ...input, address: "+40733100200" })
    expect(await contacts()).toMatchObject([
      { address: "+40722119876" },
      { address: "+40733100200", label: "work" },
    ])
    const facts = await patientFacts(clinic.id, patient.id)
    expect(facts.map((one) => one.name)).toEqual(["patient.contact_added"])
    expect(JSON.stringify(facts[0]?.after)).not.toMatch(/733|work/)
  })

  it("that somebody else has is shared only when that is said", async () => {
    const { second, ctxFor, input, contacts } = await adding()
    const shared = { ...input, channel: "whatsapp" as const, address: "0722 555 777" }
    await expect(addContact(ctxFor(["admin"]), shared)).rejects.toMatchObject({
      code: "invalid_input",
      fields: { address: expect.stringContaining("share") },
    })
    await addContact(ctxFor(["admin"]), { ...shared, shared: "on" })
    expect((await contacts())[1]).toMatchObject({ alsoOf: [{ id: second.id }] })
  })

  it("is refused where it is none", async () => {
    const { ctxFor, input } = await adding()
    for (const [channel, address] of [
      ["voice", "abc"],
      ["voice", "12"],
      ["email", "ana@"],
    ] as const)
      await expect(addContact(ctxFor(["admin"]), { ...input, channel, address })).rejects.toMatchObject({
        fields: { address: expect.any(String) },
      })
  })
})

it("labels, prefers, and hands the first place on when it goes", async () => {
  const { ctxFor, input, contacts } = await ground()
  const admin = ctxFor(["admin"])
  const { contactId } = await addContact(admin, {
    id: input.id,
    channel: "email",
    address: "Ana@Example.test",
  })
  await labelContact(admin, { ...input, label: "mother's" })
  await preferContact(admin, { id: input.id, contactId })
  await preferContact(admin, { id: input.id, contactId })
  expect(await contacts()).toMatchObject([
    { address: "ana@example.test", isPrimary: true },
    { label: "mother's", isPrimary: false },
  ])
  await removeContact(admin, { id: input.id, contactId })
  await removeContact(admin, { id: input.id, contactId })
  expect(await contacts()).toMatchObject([{ label: "mother's", isPrimary: true }])
})

it("never loses the last one silently", async () => {
  const { ctxFor, input, contacts } = await ground()
  await expect(removeContact(ctxFor(["admin"]), input)).rejects.toMatchObject({ code: "wrong_state" })
  expect(await contacts()).toHaveLength(1)
  await removeContact(ctxFor(["admin"]), { ...input, evenLast: "on" })
  expect(await contacts()).toEqual([])
})

describeRefusals(addContact, { prepare: adding, badInput: { id: "x", channel: "pigeon" } })
describeRefusals(labelContact, { prepare: ground, badInput: { id: 1 } })
describeRefusals(preferContact, { prepare: ground, badInput: { id: 1 } })
describeRefusals(removeContact, { prepare: ground, badInput: { id: 1 } })
