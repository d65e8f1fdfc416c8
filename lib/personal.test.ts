import { beforeAll, describe, expect, it } from "vitest"
import { destroyPatientKey } from "@/lib/audit/destroy-key"
import { findFact } from "@/lib/audit/find"
import { listFacts } from "@/lib/audit/list"
import type { Role } from "@/lib/can"
import { inClinic } from "@/lib/db"
import { fact, record } from "@/lib/facts"
import { newId } from "@/lib/ids"
import { memberOf } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { makeClinic } from "@/lib/testing/factory"
import { makeLead } from "@/lib/testing/leads"

const db = await testDatabase()
const WORDS = "Zanubia says her cousin pays"
let asMember: Awaited<ReturnType<typeof memberOf>>
let patientId: string

beforeAll(async () => {
  const clinic = await makeClinic()
  asMember = await memberOf(clinic)
  patientId = (await makeLead(clinic.id)).patientId
})

const write = (name: `lead.${string}`, more: Partial<Parameters<typeof fact>[2]> = {}) => {
  const ctx = asMember(["admin"])
  return inClinic(ctx.clinicId, (tx) =>
    record(tx, ctx, [fact(name, newId(), { patientId, personal: { reason: WORDS }, ...more })]),
  )
}
const shown = async (name: string, roles: Role[] = ["admin"]) =>
  (await listFacts(asMember(roles), { name })).rows.map((row) => row.personal)
const keys = async () => (await db.owner.query('select * from "PatientKey"')).rows

describe("personal content of a fact", () => {
  it("is sealed in the table and opens for who may read patients", async () => {
    await write("lead.first")
    const { rows } = await db.owner.query(`select f.*, encode(personal, 'escape') as text from "Fact" f`)
    expect(JSON.stringify(rows)).not.toContain("Zanubia")
    expect(await shown("lead.first")).toEqual([{ state: "open", value: { reason: WORDS } }])
    expect(await shown("lead.first", ["auditor"])).toEqual([{ state: "hidden" }])
    const [row] = (await listFacts(asMember(["admin"]), { name: "lead.first" })).rows
    expect(await findFact(asMember(["admin"]), { id: row!.id })).toMatchObject({
      personal: { state: "open" },
    })
  })

  it("leaves on record who looked at it", async () => {
    const { rows } = await db.owner.query(`select after from "Fact" where name = 'patient.listed'`)
    expect(rows).toContainEqual({ after: expect.objectContaining({ what: "audit", patients: [patientId] }) })
  })

  it("has one key a patient, however many write at once", async () => {
    await db.owner.query('delete from "PatientKey"')
    await Promise.all(Array.from({ length: 8 }, () => write("lead.raced")))
    expect(await keys()).toHaveLength(1)
    expect((await shown("lead.raced")).every((one) => one?.state === "open")).toBe(true)
  })

  it("is not a reason to fail when it does not open", async () => {
    await write("lead.bent")
    await db.owner.query(
      `update "Fact" set personal = set_byte(personal, 40, get_byte(personal, 40) # 1) where name = 'lead.bent'`,
    )
    expect(await shown("lead.bent")).toEqual([{ state: "unreadable" }])
  })

  it("of nobody is sealed by the product's key", async () => {
    await write("lead.nobody", { patientId: undefined })
    expect(await shown("lead.nobody")).toEqual([{ state: "open", value: { reason: WORDS } }])
  })

  it("is gone with the patient's key, before and after", async () => {
    const ctx = asMember(["admin"])
    const destroy = () =>
      inClinic(ctx.clinicId, async (tx) => {
        const { facts } = await destroyPatientKey(tx, ctx, patientId)
        await record(tx, ctx, facts)
        return facts.map((one) => one.name)
      })
    await write("lead.last")
    expect(await destroy()).toEqual(["patient.key_destroyed"])
    expect(await destroy()).toEqual([])
    expect(await shown("lead.last")).toEqual([{ state: "erased" }])
    await write("lead.later")
    expect(await shown("lead.later")).toEqual([null])
    expect(await keys()).toMatchObject([{ sealed: null }])
  })

  it("is gone with it for what was said of the records merged into the patient's, too", async () => {
    const ctx = asMember(["admin"])
    const { patientId: kept } = await makeLead(ctx.clinicId)
    const { patientId: merged } = await makeLead(ctx.clinicId)
    await write("lead.kept", { patientId: kept })
    await write("lead.merged", { patientId: merged })
    await db.owner.query(`update "Patient" set "mergedIntoId" = $1 where id = $2`, [kept, merged])
    const { facts } = await inClinic(ctx.clinicId, (tx) => destroyPatientKey(tx, ctx, kept))
    expect(facts.map((one) => one.subjectId).sort()).toEqual([kept, merged].sort())
    expect(await shown("lead.kept")).toEqual([{ state: "erased" }])
    expect(await shown("lead.merged")).toEqual([{ state: "erased" }])
  })
})
