import { beforeAll, describe, expect, it } from "vitest"
import type { Role } from "@/lib/can"
import { inClinic } from "@/lib/db"
import { listLeads } from "@/lib/leads/list"
import { listPatients } from "@/lib/patients/list"
import { mergePatients } from "@/lib/patients/merge"
import type { PatientFiltersInput } from "@/lib/patients/schema"
import { PATIENT_PAGE } from "@/lib/patients/words"
import { testDatabase } from "@/lib/testing/db"
import { makeMember } from "@/lib/testing/factory"
import { addLead, leadGround } from "@/lib/testing/lead-ground"
import { addPatient, linkContact, patientGround } from "@/lib/testing/patients"
import { describeRefusals } from "@/lib/testing/refusals"
import { addMs, MINUTE_MS, toDate } from "@/lib/time"

await testDatabase()

const at = (minute: number) => addMs(toDate("2026-11-01T08:00:00Z"), minute * MINUTE_MS)

async function some() {
  const { clinic, member, ctxFor, strangerFor, lead } = await leadGround({
    name: "Hot Free",
    createdAt: at(0),
  })
  const other = await makeMember(clinic.id, ["doctor"])
  await addLead(clinic.id, {
    name: "Cold Mine",
    ownerId: member.id,
    classification: "COLD",
    score: 2,
    createdAt: at(1),
  })
  await addLead(clinic.id, { name: "Hot Other", ownerId: other.id, createdAt: at(2) })
  await addLead(clinic.id, { name: "Lost Free", status: "lost", classification: "COLD", createdAt: at(3) })
  const quiet = await addPatient(clinic.id, {
    name: "Ștefan Țîrlea",
    phone: "+40722119876",
    email: "stefan@example.test",
    language: "de",
    source: "import",
    createdAt: at(4),
  })
  const names = async (input: PatientFiltersInput, roles: readonly Role[] = ["admin"]) =>
    (await listPatients(ctxFor(roles), input)).rows.map((row) => row.name)
  return { clinic, member, ctxFor, strangerFor, lead, quiet, names }
}

describe("the list", () => {
  it("finds by part of a name without its marks, last digits, a number as it is said, and e-mail", async () => {
    const { names } = await some()
    for (const q of [
      "tirlea",
      "STEFAN t",
      "9876",
      "0722 119 876",
      "+40 722 119 876",
      "0040722119876",
      "Stefan@Example.test",
    ])
      expect(await names({ q }), q).toEqual(["Ștefan Țîrlea"])
    for (const q of ["9875", "0722 119 877", "nobody", "stefan@example", "%", "_"])
      expect(await names({ q }), q).toEqual([])
  })

  it("filters by source, language and whether there is an open lead, and sorts by name and time", async () => {
    const { names } = await some()
    expect(await names({ source: "import" })).toEqual(["Ștefan Țîrlea"])
    expect(await names({ source: "import,whatsapp", sort: "createdAt" })).toHaveLength(5)
    expect(await names({ language: "de" })).toEqual(["Ștefan Țîrlea"])
    expect(await names({ lead: "none" })).toEqual(["Ștefan Țîrlea", "Lost Free"])
    expect(await names({ lead: "open" })).toEqual(["Hot Other", "Cold Mine", "Hot Free"])
    expect(await names({ sort: "name" })).toEqual([
      "Cold Mine",
      "Hot Free",
      "Hot Other",
      "Lost Free",
      "Ștefan Țîrlea",
    ])
    expect((await names({ sort: "-name" }))[0]).toBe("Ștefan Țîrlea")
  })

  it("tells beside each what is asked first, and hides scores from the front desk", async () => {
    const { ctxFor } = await some()
    const [row] = (await listPatients(ctxFor(["admin"]), { q: "stefan" })).rows
    expect(row).toMatchObject({
      address: "+40 722 119 876",
      moreAddresses: 1,
      openLead: null,
      lastContactAt: null,
    })
    const [hot] = (await listPatients(ctxFor(["admin"]), { q: "hot free" })).rows
    expect(hot).toMatchObject({ openLead: { classification: "HOT", urgency: "none", status: "new" } })
    const [shown] = (await listPatients(ctxFor(["frontdesk"]), { q: "hot free" })).rows
    expect(shown).toMatchObject({ openLead: { classification: null, status: "new" } })
  })

  it("hides who was merged away", async () => {
    const { ctxFor, quiet, clinic, names } = await some()
    const twin = await addPatient(clinic.id, { name: "Stefan Tirlea" })
    expect(await names({ q: "tirlea" })).toHaveLength(2)
    await mergePatients(ctxFor(["admin"]), { keptId: quiet.id, mergedId: twin.id, reason: "One person" })
    expect(await names({ q: "tirlea" })).toEqual(["Ștefan Țîrlea"])
  })

  it("shows a doctor the patients of the leads a doctor sees, and no other", async () => {
    const { ctxFor, names } = await some()
    const doctor = ctxFor(["doctor"])
    const leads = (await listLeads(doctor, {})).rows.map((row) => row.patient.name)
    expect((await names({}, ["doctor"])).sort()).toEqual([...new Set(leads)].sort())
    expect(await names({ q: "other" }, ["doctor"])).toEqual([])
  })

  it("masks: initials, two digits, no search and no order by name", async () => {
    const { ctxFor } = await some()
    for (const role of ["operator", "auditor"] as const) {
      const said = JSON.stringify(await listPatients(ctxFor([role]), {}))
      expect(said).toContain("H. F.")
      expect(said).not.toMatch(/Free|Hot |Stefan|Ștefan|\+40|119876/)
      for (const input of [{ q: "hot" }, { sort: "name" }, { sort: "-name" }] as const)
        await expect(listPatients(ctxFor([role]), input)).rejects.toMatchObject({ code: "forbidden" })
    }
  })

  it.each(["-createdAt", "createdAt", "name", "-name"] as const)(
    "pages once through all, sorted by %s",
    async (sort) => {
      const { clinic, ctxFor } = await patientGround()
      const total = PATIENT_PAGE + 12
      for (let n = 2; n < total; n++)
        await addPatient(clinic.id, { name: `Pop ${n % 9}`, phone: null, createdAt: at(n % 7) })
      const seen: string[] = []
      let cursor: string | undefined
      do {
        const page = await listPatients(ctxFor(["admin"]), { sort, cursor })
        seen.push(...page.rows.map((row) => row.id))
        cursor = page.nextCursor ?? undefined
      } while (cursor)
      expect(seen).toHaveLength(total)
      expect(new Set(seen).size).toBe(total)
    },
  )

  it("S9 gives nothing of another clinic, not by its cursor either", async () => {
    const { strangerFor, ctxFor, clinic } = await some()
    for (let n = 0; n < PATIENT_PAGE; n++) await addPatient(clinic.id, { phone: null })
    const { nextCursor } = await listPatients(ctxFor(["admin"]), {})
    for (const input of [{}, { cursor: nextCursor ?? "" }, { q: "9876" }, { q: "stefan" }])
      expect((await listPatients(strangerFor(["admin"]), input)).rows).toEqual([])
  })
})

describe("of a family that shares a phone", () => {
  let ground: Awaited<ReturnType<typeof patientGround>>
  beforeAll(async () => {
    ground = await patientGround({ phone: "+40722555777" })
    const { clinic, second } = ground
    await inClinic(clinic.id, (tx) => linkContact(tx, clinic.id, second.id, "whatsapp", "+40722555777"))
  })
  it("everybody is found, each once", async () => {
    const { ctxFor } = ground
    expect((await listPatients(ctxFor(["admin"]), { q: "5777" })).rows).toHaveLength(2)
  })
})

describeRefusals(listPatients, {
  subject: "none",
  prepare: async () => ({ ...(await patientGround()), input: {} }),
  badInput: { sort: "password" },
})
