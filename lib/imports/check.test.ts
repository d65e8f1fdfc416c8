import { describe, expect, it } from "vitest"
import { inClinic } from "@/lib/db"
import { newId } from "@/lib/ids"
import { checkImport, mapImport } from "@/lib/imports/check"
import { findImport, listImportRows } from "@/lib/imports/find"
import { cancelImport } from "@/lib/imports/start"
import { testDatabase } from "@/lib/testing/db"
import { importGround, upload } from "@/lib/testing/imports"
import { patientGround } from "@/lib/testing/patients"
import { describeRefusals } from "@/lib/testing/refusals"
import { statementsOf } from "@/lib/testing/statements"

const db = await testDatabase()

const outcomesOf = async (text: string) => {
  const { admin, input } = await importGround(text)
  const { rows } = await listImportRows(admin, input)
  return rows.map((row) => [row.line, row.outcome, row.problem])
}

describe("the dry run", () => {
  it("says of each line what would become of it, and writes nothing else", async () => {
    const { clinic, admin, input } = await importGround()
    expect(await findImport(admin, input)).toMatchObject({
      status: "checked",
      total: 4,
      outcomes: { create: 2, invalid: 2 },
      shape: {
        encoding: "utf-8",
        separator: ",",
        targets: [
          "externalRef",
          "name",
          "phone",
          "email",
          "birthDate",
          "language",
          "consent_marketing_email",
        ],
      },
    })
    const patients = await inClinic(clinic.id, (tx) => tx.patient.count())
    const contacts = await inClinic(clinic.id, (tx) => tx.contact.count())
    expect([patients, contacts]).toEqual([2, 2])
  })

  it("knows who is there: by number and name; a family's shared phone is another person", async () => {
    const text = [
      "Name,Phone,Language",
      "ana  ionescu,0722119876,ro",
      "Ana Ionescu,+40722119876,ro",
      "Mihai Ionescu,0722119876,ro",
    ].join("\n")
    expect(await outcomesOf(text)).toEqual([
      [2, "same", null],
      [3, "invalid", "The same person as in line 2"],
      [4, "create", null],
    ])
  })

  it("is the same check when it is sent again", async () => {
    const { ctxFor } = await patientGround()
    const file = upload("Name,Phone\nDan,0722333444")
    const first = await checkImport(ctxFor(["admin"]), file)
    expect(await checkImport(ctxFor(["admin"]), file)).toEqual(first)
  })

  it("asks as often for a thousand lines as for one, but for the writing", async () => {
    const { ctxFor } = await patientGround()
    const list = (lines: number) =>
      upload(
        `Name,Phone\n${Array.from({ length: lines }, (_, n) => `P ${n},07${String(20_000_000 + n)}`).join("\n")}`,
      )
    await checkImport(ctxFor(["admin"]), list(1))
    const one = await statementsOf(() => checkImport(ctxFor(["admin"]), list(1)))
    const many = await statementsOf(() => checkImport(ctxFor(["admin"]), list(1_000)))
    expect(many.length).toBe(one.length)
  })

  it("keeps no content of the list in what is recorded", async () => {
    const { input } = await importGround()
    const { rows } = await db.owner.query(`select after::text from "Fact" where "subjectId" = $1`, [input.id])
    expect(rows).toHaveLength(1)
    expect(rows[0].after).not.toMatch(/Barbu|722|example/)
  })
})

describe("other columns", () => {
  const text = "Wer,Wo\nDan Barbu,0722333444"
  it("read the same lines anew", async () => {
    const { admin, input } = await importGround(text)
    expect((await findImport(admin, input)).outcomes).toEqual({ invalid: 1 })
    await mapImport(admin, { ...input, targets: "name,phone" })
    expect((await findImport(admin, input)).outcomes).toEqual({ create: 1 })
    for (const targets of ["name,name", "name,pin"])
      await expect(mapImport(admin, { ...input, targets })).rejects.toMatchObject({ code: "invalid_input" })
  })
})

describeRefusals(checkImport, {
  subject: "none",
  prepare: async () => ({ ...(await patientGround()), input: upload("Name,Phone\nDan,0722333444") }),
  badInput: { key: newId(), fileName: "x", bytes: new Uint8Array(6_000_000) },
})
describeRefusals(mapImport, {
  prepare: async () => {
    const made = await importGround()
    return { ...made, input: { ...made.input, targets: "" } }
  },
  badInput: { id: 7 },
  wrongState: {
    when: "one that was given up",
    code: "wrong_state",
    prepare: async () => {
      const made = await importGround()
      await cancelImport(made.admin, made.input)
      return { ...made, input: { ...made.input, targets: "name" } }
    },
  },
})
