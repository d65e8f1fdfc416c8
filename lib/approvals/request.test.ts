import { afterAll, expect, it } from "vitest"
import { findApproval } from "@/lib/approvals/find"
import { closeDb, inClinic } from "@/lib/db"
import { newId } from "@/lib/ids"
import { mergePatients } from "@/lib/patients/merge"
import { splitPatient } from "@/lib/patients/split"
import { undoMerge } from "@/lib/patients/undo-merge"
import { testDatabase } from "@/lib/testing/db"
import { makeMember } from "@/lib/testing/factory"
import { addPatient, patientFacts, patientGround } from "@/lib/testing/patients"

await testDatabase()
afterAll(closeDb)

const reason = "The same person, she said"
const detailsOf = async (ground: Awaited<ReturnType<typeof patientGround>>, id: string | null) => {
  const { details, links } = await findApproval(ground.ctxFor(["coordinator"]), { id: id ?? "" })
  return { ...Object.fromEntries(details.map((one) => [one.term, one.value])), links }
}

it("shows who decides a merge both records and what was chosen, and records that they were seen", async () => {
  const ground = await patientGround({ birthDate: "1984-05-30" }, { language: "de" })
  const { ctxFor, patient, second, clinic } = ground
  const { approvalId } = await mergePatients(ctxFor(["frontdesk"]), {
    keptId: patient.id,
    mergedId: second.id,
    name: "merged",
    birthDate: "merged",
    reason,
  })
  const shown = await detailsOf(ground, approvalId)
  expect(shown).toMatchObject({
    "The record that stays": expect.stringMatching(/^Ana Ionescu, /),
    "Merged into it": expect.stringMatching(/^Ana Ionescu-Pop, /),
    "Name afterwards": "Ana Ionescu-Pop",
    "Birth date afterwards": expect.stringContaining("1984"),
    "Language afterwards": "Romanian",
  })
  const seen = await inClinic(clinic.id, (tx) =>
    tx.fact.findMany({ where: { name: "patient.read", patientId: { in: [patient.id, second.id] } } }),
  )
  expect(seen.map((one) => one.patientId).sort()).toEqual([patient.id, second.id].sort())
  const own = await findApproval(ctxFor(["doctor"]), { id: approvalId ?? "" })
  expect(own.details).toEqual([])
})

it("shows what a split takes out, and what taking a merge apart gives back", async () => {
  const ground = await patientGround()
  const { ctxFor, patient, second } = ground
  const split = await splitPatient(ctxFor(["frontdesk"]), {
    key: newId(),
    id: patient.id,
    name: "Zoe Ionescu",
    language: "ro",
    leads: [],
    contacts: patient.contactIds,
    reason,
  })
  expect(await detailsOf(ground, split.approvalId)).toMatchObject({
    "Out of the record of": expect.stringMatching(/^Ana Ionescu, /),
    "A record of their own for": "Zoe Ionescu",
    "Enquiries that go": "None",
    "Numbers that go": expect.stringContaining("+40 7"),
  })
  const third = await addPatient(ground.clinic.id, { name: "Ana Ion" })
  const { mergeId } = await mergePatients(ctxFor(["coordinator"]), {
    keptId: second.id,
    mergedId: third.id,
    reason,
  })
  const undo = await undoMerge(ctxFor(["frontdesk"]), { id: mergeId ?? "", reason })
  expect(await detailsOf(ground, undo.approvalId)).toMatchObject({
    "Becomes a record again": expect.stringMatching(/^Ana Ion, /),
    links: [{ href: `/patients/${second.id}/merge?undo=${mergeId}` }],
  })
})

it("answers the same question with the open one, and refuses another about the same record", async () => {
  const { ctxFor, patient, second, clinic } = await patientGround()
  const desk = ctxFor(["frontdesk"])
  const input = { keptId: patient.id, mergedId: second.id, reason }
  const { approvalId } = await mergePatients(desk, input)
  expect(await mergePatients(desk, { ...input, reason: "Asked once more" })).toMatchObject({ approvalId })
  await expect(mergePatients(desk, { ...input, name: "merged" })).rejects.toMatchObject({
    code: "wrong_state",
    sentence: expect.stringContaining("waits for a decision"),
  })
  const asked = (await patientFacts(clinic.id, second.id)).concat(await patientFacts(clinic.id, patient.id))
  expect(asked.filter((one) => one.name === "approval.requested")).toHaveLength(1)
})

it("is a coordinator's task where it concerns patients, an admin's where there is no coordinator", async () => {
  const ownerOf = async ({ ctxFor, patient, second, clinic }: Awaited<ReturnType<typeof patientGround>>) => {
    await mergePatients(ctxFor(["frontdesk"]), { keptId: patient.id, mergedId: second.id, reason })
    return inClinic(clinic.id, async (tx) => (await tx.task.findFirstOrThrow({})).ownerRole)
  }
  expect(await ownerOf(await patientGround())).toBe("admin")
  const ground = await patientGround()
  await makeMember(ground.clinic.id, ["coordinator"])
  expect(await ownerOf(ground)).toBe("coordinator")
})
