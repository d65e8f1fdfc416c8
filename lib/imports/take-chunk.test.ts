import { describe, expect, it } from "vitest"
import { inClinic } from "@/lib/db"
import { checkImport } from "@/lib/imports/check"
import { findImport, listImportRows } from "@/lib/imports/find"
import { finishImport } from "@/lib/imports/finish"
import { cancelImport, startImport } from "@/lib/imports/start"
import { takeChunk } from "@/lib/imports/take-chunk"
import { listPatients } from "@/lib/patients/list"
import { mergePatients } from "@/lib/patients/merge"
import { testDatabase } from "@/lib/testing/db"
import { importGround, LIST, takeAll, upload } from "@/lib/testing/imports"
import { describeRefusals } from "@/lib/testing/refusals"

const db = await testDatabase()

const started = async (text?: string) => {
  const made = await importGround(text)
  await startImport(made.admin, made.input)
  return { ...made, input: { ...made.input, chunk: 0 } }
}
const everything = (clinicId: string) =>
  inClinic(clinicId, async (tx) => [
    await tx.patient.count(),
    await tx.contact.count(),
    await tx.patientContact.count(),
    await tx.consent.count(),
    await tx.fact.count({ where: { name: "patient.imported" } }),
  ])

describe("a chunk", () => {
  it("takes each line once, names as they stand, and is harmless when run again", async () => {
    const { clinic, admin, input } = await started()
    await takeChunk(admin, input)
    const once = await everything(clinic.id)
    expect(once).toEqual([4, 5, 5, 1, 2])
    await takeChunk(admin, input)
    expect(await everything(clinic.id)).toEqual(once)
    const { rows } = await listPatients(admin, { source: "import" })
    expect(rows.map((row) => [row.name, row.address, row.language]).sort()).toEqual([
      ["Dan Barbu", "+40 722 333 444", "ro"],
      ["Ștefan Țîrlea", "+40 733 100 200", "de"],
    ])
    const { rows: consents } = await db.owner.query(
      `select purpose, status, source, evidence from "Consent" where "clinicId" = $1`,
      [clinic.id],
    )
    expect(consents).toMatchObject([
      {
        purpose: "marketing_email",
        status: "granted",
        source: "import",
        evidence: { line: 2, column: "consent_marketing_email" },
      },
    ])
  })

  it("two workers at once take it once", async () => {
    const { clinic, admin, input } = await started()
    await Promise.all([takeChunk(admin, input), takeChunk(admin, input), takeChunk(admin, input)])
    expect(await everything(clinic.id)).toEqual([4, 5, 5, 1, 2])
  })

  it("the list imported again is known; changed lines add what is new, also to a record merged since", async () => {
    const { clinic, admin, patient, input } = await started()
    await takeChunk(admin, input)
    const again = await checkImport(admin, upload(LIST.replace(",yes", ",").replace("de,", "fr,")))
    expect((await findImport(admin, again)).outcomes).toEqual({ same: 1, update: 1, invalid: 2 })
    const [dan] = (await listPatients(admin, { q: "barbu" })).rows
    await mergePatients(admin, { keptId: patient.id, mergedId: dan?.id ?? "", reason: "One person" })
    const third = await checkImport(admin, upload("Patient number,Name,Phone\nP-1,Dan Barbu,0799 000 111"))
    await takeAll(admin, third.id)
    const { contacts } = await inClinic(clinic.id, async (tx) => ({
      contacts: await tx.patientContact.findMany({
        where: { patientId: patient.id },
        include: { contact: true },
      }),
    }))
    expect(contacts.map((one) => one.contact.address)).toContain("+40799000111")
  })

  it("stops where it is cancelled; what was taken stays", async () => {
    const { admin, input } = await started()
    await cancelImport(admin, { id: input.id })
    expect(await takeChunk(admin, input)).toMatchObject({ goesOn: false })
    await finishImport(admin, { id: input.id })
    expect(await findImport(admin, { id: input.id })).toMatchObject({
      status: "cancelled",
      outcomes: { create: 2, invalid: 2 },
    })
  })
})

describe("the end", () => {
  it("counts the rows, and what was asked adds up", async () => {
    const { admin, input } = await started()
    await takeChunk(admin, input)
    await finishImport(admin, { id: input.id })
    await finishImport(admin, { id: input.id })
    expect(await findImport(admin, { id: input.id })).toMatchObject({
      status: "done",
      done: 4,
      outcomes: { created: 2, invalid: 2 },
    })
    expect((await listImportRows(admin, { id: input.id, outcome: "created" })).rows).toHaveLength(2)
  })
})

describeRefusals(takeChunk, { prepare: started, badInput: { id: 7 } })
