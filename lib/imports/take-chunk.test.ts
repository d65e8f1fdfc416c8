import { describe, expect, it } from "vitest"
import { keepPreference } from "@/lib/consents/preferences"
import { recordConsent } from "@/lib/consents/record"
import { standingConsents } from "@/lib/consents/standing"
import type { Ctx } from "@/lib/ctx"
import { inClinic } from "@/lib/db"
import { newId } from "@/lib/ids"
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
import { addMs, MINUTE_MS } from "@/lib/time"

const db = await testDatabase()

const started = async (text?: string) => {
  const made = await importGround(text)
  await startImport(made.admin, made.input)
  return { ...made, input: { ...made.input, chunk: 0 } }
}
const isToTake = ({ outcome }: { outcome: string }) => outcome === "create" || outcome === "update"
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
    const again = await checkImport(admin, upload(LIST.replace("de,", "fr,")))
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

describe("a list beside another", () => {
  const NUMBERED = "Patient number,Name,Phone,E-mail,Date of birth"
  const imported = async (first: string, second: string) => {
    const { admin, input } = await importGround(`${NUMBERED}\n${first}`)
    await takeAll(admin, input.id)
    const again = await checkImport(admin, upload(`${NUMBERED}\n${second}`))
    const { rows } = await listImportRows(admin, again)
    if (rows.some(isToTake)) await takeAll(admin, again.id)
    const { rows: people } = await listPatients(admin, { source: "import" })
    return { rows, people: people.map((one) => [one.name, one.address]).sort() }
  }

  it("does not take its number for somebody who agrees in nothing else", async () => {
    const { rows, people } = await imported("1,Ana Pop,0722000001,,", "1,Ion Dobre,0733000002,,")
    expect(rows).toMatchObject([
      { outcome: "invalid", problem: expect.stringContaining("for somebody else") },
    ])
    expect(people).toEqual([["Ana Pop", "+40 722 000 001"]])
  })

  it.each([
    ["the name", "1,ANA Pop,0733000002,,"],
    ["the phone", "1,Ana Pop-Marin,0722000001,,"],
    ["the day of birth", "1,Ana Pop-Marin,0733000002,,30.05.1984"],
  ])("knows a person by their number where %s agrees, and says what changes", async (_, line) => {
    const { rows, people } = await imported("1,Ana Pop,0722000001,,30.05.1984", line)
    expect(rows).toMatchObject([{ outcome: "update", known: "Ana Pop" }])
    expect(rows[0]?.adds.length).toBeGreaterThan(0)
    expect(people).toHaveLength(1)
  })

  it("gives two numbers to two people, though both are called and reached alike", async () => {
    const { rows, people } = await imported(
      ",Ana Pop,0722000001,,",
      "A1,Ana Pop,0722000001,,\nA2,Ana Pop,0722000001,,",
    )
    expect(rows.map((row) => row.outcome)).toEqual(["update", "create"])
    expect(people).toHaveLength(2)
  })
})

describe("consents of somebody known", () => {
  const SAID = "Name,Phone,consent_marketing_whatsapp"
  const standing = (ctx: Ctx, patientId: string) =>
    inClinic(ctx.clinicId, (tx) => standingConsents(tx, patientId, ctx.now))
  const decide = (ctx: Ctx, patientId: string, status: "granted" | "denied" | "withdrawn") =>
    inClinic(ctx.clinicId, (tx) =>
      recordConsent(tx, ctx, {
        patientId,
        purpose: "marketing_whatsapp",
        status,
        source: "whatsapp",
        decidedAt: addMs(ctx.now, -MINUTE_MS),
        effectKey: newId(),
      }),
    )
  const lineOf = async (admin: Ctx, word: string) => {
    const { id } = await checkImport(admin, upload(`${SAID}\nAna Ionescu,0722119876,${word}`))
    const { rows } = await listImportRows(admin, { id })
    if (rows.some(isToTake)) await takeAll(admin, id)
    return rows[0]
  }

  it.each(["denied", "withdrawn"] as const)(
    "a list's yes does not stand above what was %s",
    async (status) => {
      const { admin, patient } = await importGround()
      await decide(admin, patient.id, status)
      expect(await lineOf(admin, "yes")).toMatchObject({
        outcome: "same",
        problem: expect.stringMatching(new RegExp(`not taken, it was ${status} on \\d{4}-`)),
      })
      expect(await standing(admin, patient.id)).toMatchObject([{ status, source: "whatsapp" }])
    },
  )

  it("takes a no above a yes, a yes where nothing was decided, and the same list once", async () => {
    const { admin, patient } = await importGround()
    expect(await lineOf(admin, "yes")).toMatchObject({
      outcome: "update",
      adds: ["consent_marketing_whatsapp"],
    })
    expect(await lineOf(admin, "yes")).toMatchObject({ outcome: "same", problem: null })
    expect(await lineOf(admin, "no")).toMatchObject({ outcome: "update" })
    expect(await lineOf(admin, "no")).toMatchObject({ outcome: "same" })
    expect(await standing(admin, patient.id)).toMatchObject([{ status: "denied", source: "import" }])
    const { rows } = await db.owner.query(`select id from "Consent" where "patientId" = $1`, [patient.id])
    expect(rows).toHaveLength(2)
  })
})

it("P6 a list's yes does not stand above offers stopped inside WhatsApp before anybody was known at the number", async () => {
  const { clinic, admin, input } = await started(
    "name,phone,consent_marketing_whatsapp\nMia Noua,0745 111 222,yes",
  )
  await inClinic(clinic.id, async (tx) => {
    const contactId = newId()
    const address = "+40745111222"
    await tx.contact.create({ data: { id: contactId, clinicId: clinic.id, channel: "whatsapp", address } })
    const stop = { status: "withdrawn", purpose: "marketing_whatsapp", key: "preference:1" } as const
    const decidedAt = addMs(admin.now, -MINUTE_MS)
    await keepPreference(tx, admin, { ...stop, contactId, webhookEventId: newId(), decidedAt })
  })
  await takeChunk(admin, input)
  const [mia] = (await listPatients(admin, { q: "noua" })).rows
  const standing = await inClinic(clinic.id, (tx) => standingConsents(tx, mia?.id ?? "", admin.now))
  expect(standing).toMatchObject([{ purpose: "marketing_whatsapp", status: "withdrawn" }])
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
