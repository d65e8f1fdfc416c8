import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { approveRequest } from "@/lib/approvals/decide"
import { recordConsent } from "@/lib/consents/record"
import { systemCtx } from "@/lib/ctx"
import { inClinic } from "@/lib/db"
import { newId } from "@/lib/ids"
import { joinLead } from "@/lib/leads/join"
import { addPatientNote } from "@/lib/patients/add-note"
import { intakePatient } from "@/lib/patients/intake"
import { mergePatients } from "@/lib/patients/merge"
import { addRelative } from "@/lib/patients/relatives"
import { undoMerge } from "@/lib/patients/undo-merge"
import { makeTask } from "@/lib/tasks/make"
import { ctxWith } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import {
  addPatient,
  linkContact,
  patientFacts,
  patientGround,
  readPatient,
  snapshot,
  someNumber,
} from "@/lib/testing/patients"
import { describeRefusals } from "@/lib/testing/refusals"
import { now } from "@/lib/time"

await testDatabase()

const reason = "The same person, asked on the phone"

/** Two records with something of each kind. */
async function twoFull() {
  const ground = await patientGround(
    { name: "Ana Ionescu", birthDate: "1984-05-30", language: "ro" },
    { name: "Ana Ionescu-Pop", email: "ana@example.test", language: "en" },
  )
  const { clinic, patient, second, ctxFor } = ground
  const admin = ctxFor(["admin"])
  const relative = await addPatient(clinic.id, { name: "Mihai Ionescu" })
  await addRelative(admin, { id: patient.id, relativeId: relative.id, kind: "partner" })
  await addRelative(admin, { id: second.id, relativeId: relative.id, kind: "partner" })
  await addRelative(admin, { id: second.id, relativeId: (await addPatient(clinic.id)).id, kind: "child" })
  await addPatientNote(admin, { id: second.id, key: newId(), body: "Prefers mornings" })
  await inClinic(clinic.id, async (tx) => {
    await linkContact(tx, clinic.id, second.id, "whatsapp", (await numberOf(tx, patient.id)) ?? "")
    for (const patientId of [patient.id, second.id]) {
      const id = newId()
      await tx.lead.create({ data: { id, clinicId: clinic.id, patientId, source: "whatsapp" } })
      await makeTask(tx, admin, {
        kind: "call_back",
        title: "Call back",
        dueAt: null,
        owner: { role: "frontdesk" },
        patientId,
        leadId: id,
        source: "member",
      })
      await recordConsent(tx, admin, {
        patientId,
        purpose: "marketing_whatsapp",
        status: "granted",
        source: "member",
        decidedAt: now(),
        effectKey: newId(),
      })
    }
  })
  const input = { keptId: patient.id, mergedId: second.id, reason }
  return { ...ground, admin, input, relative }
}

const numberOf = async (tx: Parameters<Parameters<typeof inClinic>[1]>[0], patientId: string) =>
  (await tx.patientContact.findFirst({ where: { patientId }, include: { contact: true } }))?.contact.address

describe("merging", () => {
  it("moves everything to the kept record, which keeps both sides' words, and says so on both", async () => {
    const { clinic, admin, input, patient, second } = await twoFull()
    const { mergeId } = await mergePatients(admin, { ...input, name: "merged" })
    const after = await snapshot(clinic.id, [patient.id, second.id])
    const whose = (rows: readonly { patientId: string | null }[]) => new Set(rows.map((one) => one.patientId))
    for (const rows of [after.contacts, after.leads, after.notes, after.tasks, after.consents])
      expect(whose(rows)).toEqual(new Set([patient.id]))
    expect([after.leads.length, after.tasks.length, after.consents.length]).toEqual([2, 2, 2])
    // The shared number once, the address and the number of its own.
    expect(after.contacts).toHaveLength(3)
    expect(after.relations.filter((one) => one.patientId === patient.id)).toHaveLength(2)
    expect(await readPatient(clinic.id, patient.id)).toMatchObject({
      name: "Ana Ionescu-Pop",
      nameFolded: "ana ionescu-pop",
      language: "ro",
      mergedIntoId: null,
    })
    expect(await readPatient(clinic.id, second.id)).toMatchObject({ mergedIntoId: patient.id })
    const facts = await patientFacts(clinic.id, second.id)
    expect(facts.at(-1)).toMatchObject({
      name: "patient.merged_away",
      after: { mergeId, keptId: patient.id },
    })
    expect(JSON.stringify(facts.map(({ before, after, reason }) => [before, after, reason]))).not.toMatch(
      /Ana|phone/,
    )
  })

  it("is done once, however often it is asked for", async () => {
    const { clinic, admin, input, patient } = await twoFull()
    const first = await mergePatients(admin, input)
    const count = (await patientFacts(clinic.id, patient.id)).length
    expect(await mergePatients(admin, input)).toEqual(first)
    expect((await patientFacts(clinic.id, patient.id)).length).toBe(count)
  })

  it("refuses a record with itself, and one that was merged away", async () => {
    const { admin, input, patient, second, clinic } = await twoFull()
    await expect(mergePatients(admin, { ...input, mergedId: patient.id })).rejects.toMatchObject({
      code: "invalid_input",
    })
    await mergePatients(admin, input)
    const third = await addPatient(clinic.id)
    for (const pair of [
      { keptId: third.id, mergedId: second.id },
      { keptId: second.id, mergedId: third.id },
    ])
      await expect(mergePatients(admin, { ...pair, reason })).rejects.toMatchObject({ code: "wrong_state" })
  })

  it("follows a chain: A into B, then B into C", async () => {
    const { clinic, admin, patient, second } = await twoFull()
    const third = await addPatient(clinic.id)
    await mergePatients(admin, { keptId: second.id, mergedId: patient.id, reason })
    await mergePatients(admin, { keptId: third.id, mergedId: second.id, reason })
    const { leads } = await snapshot(clinic.id, [third.id])
    expect(leads).toHaveLength(2)
    expect(await readPatient(clinic.id, patient.id)).toMatchObject({ mergedIntoId: second.id })
  })
})

describe("races", () => {
  it("two merges crossing: one happens, the other is refused, nothing is in a circle", async () => {
    for (let round = 0; round < 5; round++) {
      const { clinic, admin, patient, second } = await twoFull()
      const done = await Promise.allSettled([
        mergePatients(admin, { keptId: patient.id, mergedId: second.id, reason }),
        mergePatients(admin, { keptId: second.id, mergedId: patient.id, reason }),
      ])
      expect(done.map((one) => one.status).sort()).toEqual(["fulfilled", "rejected"])
      const away = [await readPatient(clinic.id, patient.id), await readPatient(clinic.id, second.id)]
      expect(away.filter((one) => one.mergedIntoId)).toHaveLength(1)
    }
  })

  it("a chain at once leaves every lead with somebody who is there", async () => {
    const { clinic, admin, patient, second } = await twoFull()
    const third = await addPatient(clinic.id)
    await Promise.allSettled([
      mergePatients(admin, { keptId: second.id, mergedId: patient.id, reason }),
      mergePatients(admin, { keptId: third.id, mergedId: second.id, reason }),
    ])
    const { leads, patients } = await snapshot(clinic.id, [patient.id, second.id, third.id])
    for (const lead of leads)
      expect(patients.find((one) => one.id === lead.patientId)?.mergedIntoId).toBeNull()
  })
})

describe("a message that arrives during the merge", () => {
  it("is on a lead of the kept record, whichever was first", async () => {
    for (let round = 0; round < 6; round++) {
      const { clinic, admin, patient, second } = await twoFull()
      const address = await inClinic(clinic.id, (tx) => numberOf(tx, second.id))
      const job = systemCtx(clinic.id, clinic, "process-whatsapp-message")
      const arrive = inClinic(clinic.id, async (tx) => {
        const addresses = [{ channel: "whatsapp" as const, address: address ?? "" }] as const
        const { patientId } = await intakePatient(tx, job, { addresses, name: "Ana", source: "whatsapp" })
        const enquiry = {
          patientId,
          source: "whatsapp" as const,
          text: "Hello",
          receivedAt: now(),
          saidAt: now(),
        }
        return joinLead(tx, job, enquiry)
      })
      const merge = mergePatients(admin, { keptId: patient.id, mergedId: second.id, reason })
      const [{ leadId }] = await Promise.all([arrive, merge])
      const { leads } = await snapshot(clinic.id, [patient.id, second.id])
      expect(leads.find((one) => one.id === leadId)?.patientId).toBe(patient.id)
      expect(new Set(leads.map((one) => one.patientId))).toEqual(new Set([patient.id]))
    }
  })
})

describe("merge, then undo", () => {
  it("is as it was before, whatever there was", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          name: fc.constantFrom("kept" as const, "merged" as const),
          birthDate: fc.constantFrom("kept" as const, "merged" as const),
          language: fc.constantFrom("kept" as const, "merged" as const),
          turned: fc.boolean(),
          relatives: fc.boolean(),
          primary: fc.boolean(),
        }),
        async ({ turned, relatives, primary, ...take }) => {
          const { clinic, admin, patient, second, relative } = await twoFull()
          if (relatives) await addRelative(admin, { id: patient.id, relativeId: second.id, kind: "sibling" })
          if (primary)
            await inClinic(clinic.id, (tx) =>
              tx.patientContact.updateMany({ where: { patientId: second.id }, data: { isPrimary: true } }),
            )
          const all = [patient.id, second.id, relative.id]
          const before = await snapshot(clinic.id, all)
          const [keptId, mergedId] = turned ? [second.id, patient.id] : [patient.id, second.id]
          const { mergeId } = await mergePatients(admin, { keptId, mergedId, ...take, reason })
          await undoMerge(admin, { id: mergeId ?? "", reason: "They are two people" })
          expect(await snapshot(clinic.id, all)).toEqual(before)
        },
      ),
      { numRuns: 8 },
    )
  }, 120_000)
})

it("the front desk proposes, with the same choices, and changes nothing", async () => {
  const { clinic, ctxFor, input, patient, second } = await twoFull()
  const before = await snapshot(clinic.id, [patient.id, second.id])
  const asked = await mergePatients(ctxFor(["frontdesk"]), { ...input, name: "merged" })
  expect(asked).toMatchObject({ mergeId: null, approvalId: expect.any(String) })
  expect((await mergePatients(ctxFor(["frontdesk"]), { ...input, name: "merged" })).approvalId).toBe(
    asked.approvalId,
  )
  const after = await snapshot(clinic.id, [patient.id, second.id])
  expect({ ...after, tasks: [] }).toEqual({ ...before, tasks: [] })
  const approval = await inClinic(clinic.id, (tx) =>
    tx.approval.findUniqueOrThrow({ where: { id: asked.approvalId ?? "" } }),
  )
  expect(approval).toMatchObject({ kind: "patients.merge", input: { keptId: patient.id, name: "merged" } })
  expect(approval.summary).not.toMatch(/Ana/)
})

it("is done when a coordinator agrees, under the coordinator's name", async () => {
  const { clinic, ctxFor, input, patient, second } = await twoFull()
  const { approvalId } = await mergePatients(ctxFor(["frontdesk"]), input)
  const coordinator = await ctxWith(clinic, ["coordinator"])
  expect(await approveRequest(coordinator, { id: approvalId ?? "" })).toMatchObject({ status: "approved" })
  expect((await readPatient(clinic.id, second.id)).mergedIntoId).toBe(patient.id)
  const [merge] = await inClinic(clinic.id, (tx) =>
    tx.patientMerge.findMany({ where: { keptId: patient.id } }),
  )
  expect(merge?.memberId).toBe(coordinator.actor.kind === "member" ? coordinator.actor.memberId : "")
})

it("leaves other people's shared numbers alone", async () => {
  const { clinic, admin, input, second } = await twoFull()
  const number = someNumber()
  const family = await addPatient(clinic.id, { name: "Dan", phone: number })
  await inClinic(clinic.id, (tx) => linkContact(tx, clinic.id, second.id, "whatsapp", number))
  await mergePatients(admin, input)
  expect((await snapshot(clinic.id, [family.id])).contacts).toHaveLength(1)
})

describeRefusals(mergePatients, {
  prepare: async () => {
    const ground = await patientGround()
    return { ...ground, input: { keptId: ground.patient.id, mergedId: ground.second.id, reason } }
  },
  badInput: { keptId: "x", mergedId: "y", reason: "" },
})
