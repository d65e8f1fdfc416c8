import { afterAll, describe, expect, it } from "vitest"
import { closeDb } from "@/lib/db"
import { newId } from "@/lib/ids"
import { listTouched } from "@/lib/impact/touched"
import { testDatabase } from "@/lib/testing/db"
import { makeLead } from "@/lib/testing/leads"
import { describeRefusals } from "@/lib/testing/refusals"
import { makeRun } from "@/lib/testing/runs"
import { aSha, makeRelease, softwareGround } from "@/lib/testing/software"
import { addMs, MINUTE_MS, now } from "@/lib/time"

const db = await testDatabase()
afterAll(closeDb)

describeRefusals(listTouched, {
  subject: "none",
  badInput: { id: 1 },
  prepare: async () => {
    const ground = await softwareGround()
    return { ...ground, input: { id: await makeRelease(ground.service.id) } }
  },
  wrongState: {
    when: "a release nobody knows",
    code: "not_found",
    prepare: async () => ({ ...(await softwareGround()), input: { id: newId() } }),
  },
})

async function touchedGround() {
  const ground = await softwareGround()
  const gitSha = aSha()
  const id = await makeRelease(ground.service.id, { gitSha, at: addMs(now(), -60 * MINUTE_MS) })
  const person = async (name: string) => {
    const lead = await makeLead(ground.clinic.id)
    await db.owner.query(`update "Patient" set name = $1 where id = $2`, [name, lead.patientId])
    return lead
  }
  return { ...ground, id, gitSha, person }
}

describe("impact.touched", () => {
  it("lists whom it failed, by the run's patient or its lead, and whoever it touched when asked", async () => {
    const { clinic, ctxFor, id, gitSha, person } = await touchedGround()
    const [maria, ion, well] = [await person("Maria Pop"), await person("Ion Rus"), await person("Ana Gal")]
    const at = (minutes: number) => addMs(now(), -minutes * MINUTE_MS)
    const run = { releaseSha: gitSha, status: "failed" }
    await makeRun(clinic.id, { ...run, patientId: maria.patientId, createdAt: at(9) })
    await makeRun(clinic.id, { ...run, subjectId: maria.id, settledAs: "rerun", createdAt: at(8) })
    await makeRun(clinic.id, { ...run, subjectId: ion.id, createdAt: at(5) })
    await makeRun(clinic.id, { releaseSha: gitSha, patientId: well.patientId, createdAt: at(1) })
    await makeRun(clinic.id, { releaseSha: aSha(), status: "failed", patientId: well.patientId })
    const admin = ctxFor(["admin"])
    const hurt = await listTouched(admin, { id })
    expect(hurt.rows).toMatchObject([
      { id: ion.patientId, name: "Ion Rus", failedRuns: 1, openRuns: 1 },
      { id: maria.patientId, name: "Maria Pop", failedRuns: 2, openRuns: 1 },
    ])
    const all = await listTouched(admin, { id, who: "all" })
    expect(all.rows.map((one) => one.name)).toEqual(["Ana Gal", "Ion Rus", "Maria Pop"])
    // Who was shown is on record.
    const { rows } = await db.owner.query(
      `select count(*)::int as n from "Fact" where name = 'patient.listed' and "clinicId" = $1 and after->>'what' = 'touched'`,
      [clinic.id],
    )
    expect(rows[0].n).toBeGreaterThan(0)
  })

  it("shows an operator initials, and a doctor nothing", async () => {
    const { clinic, ctxFor, id, gitSha, person } = await touchedGround()
    const maria = await person("Maria Pop")
    await makeRun(clinic.id, { releaseSha: gitSha, status: "failed", patientId: maria.patientId })
    const seen = await listTouched(ctxFor(["operator"]), { id })
    expect(seen).toMatchObject({ isMasked: true, rows: [{ name: "M. P." }] })
    await expect(listTouched(ctxFor(["doctor"]), { id })).rejects.toMatchObject({ code: "forbidden" })
  })

  it("comes by pages, each person once, and of its own clinic alone", async () => {
    const { ctxFor, id, gitSha, clinic, strangerFor } = await touchedGround()
    for (let n = 0; n < 27; n++) {
      const { patientId } = await makeLead(clinic.id)
      await makeRun(clinic.id, {
        releaseSha: gitSha,
        status: "failed",
        patientId,
        createdAt: addMs(now(), -n * 1_000),
      })
    }
    const first = await listTouched(ctxFor(["admin"]), { id })
    const second = await listTouched(ctxFor(["admin"]), { id, cursor: first.nextCursor ?? "" })
    expect([first.rows.length, second.rows.length, second.nextCursor]).toEqual([25, 2, null])
    expect(new Set([...first.rows, ...second.rows].map((one) => one.id)).size).toBe(27)
    expect((await listTouched(strangerFor(["admin"]), { id })).rows).toEqual([])
  })
})
