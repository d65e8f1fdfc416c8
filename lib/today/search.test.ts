import { describe, expect, it } from "vitest"
import { newId } from "@/lib/ids"
import { testDatabase } from "@/lib/testing/db"
import { leadGround } from "@/lib/testing/lead-ground"
import { addPatient } from "@/lib/testing/patients"
import { countForNav } from "@/lib/today/counts"
import { loadToday } from "@/lib/today/load"
import { searchAll } from "@/lib/today/search"

await testDatabase()

describe("search", () => {
  it("finds by part of a name, last digits and id, and says where it leads", async () => {
    const { lead, ctxFor } = await leadGround({ name: "Ioana Mărgineanu", address: "+40722119876" })
    const ctx = ctxFor(["coordinator"])
    for (const q of ["margin", "9876", lead.id]) {
      const found = await searchAll(ctx, q)
      expect(found.leads, q).toMatchObject([{ label: "Ioana Mărgineanu", href: `/leads/${lead.id}` }])
      if (q !== lead.id)
        expect(found.patients, q).toMatchObject([
          { id: lead.patientId, hint: "+40 722 119 876", href: `/patients/${lead.patientId}` },
        ])
    }
    expect((await searchAll(ctx, "lead-scoring")).leads).toEqual([])
    expect(await searchAll(ctx, "m")).toEqual({
      patients: [],
      leads: [],
      appointments: [],
      runs: [],
      software: [],
    })
  })

  it("finds a patient without a lead", async () => {
    const { clinic, ctxFor } = await leadGround()
    const { id } = await addPatient(clinic.id, { name: "Quiet Person" })
    expect(await searchAll(ctxFor(["frontdesk"]), "quiet")).toMatchObject({ patients: [{ id }], leads: [] })
  })

  it("finds nothing that the role does not see", async () => {
    const { lead, ctxFor, strangerFor } = await leadGround({ name: "Secret Person" })
    for (const ctx of [ctxFor(["operator"]), ctxFor(["caregiver"]), strangerFor(["admin"])])
      expect(await searchAll(ctx, "secret")).toMatchObject({ patients: [], leads: [] })
    expect((await searchAll(ctxFor(["operator"]), lead.id)).leads).toMatchObject([{ label: "S. P." }])
    expect((await searchAll(strangerFor(["admin"]), lead.id)).leads).toEqual([])
    expect((await searchAll(ctxFor(["admin"]), newId())).leads).toEqual([])
  })
})

describe("today", () => {
  it.each([
    ["doctor", true, false, false],
    ["coordinator", true, false, false],
    ["frontdesk", true, false, false],
    ["admin", true, true, true],
    ["operator", true, true, true],
    ["auditor", true, true, true],
    ["caregiver", false, false, false],
  ] as const)("%s sees leads %s, software %s, webhooks %s", async (role, leads, software, webhooks) => {
    const { ctxFor } = await leadGround()
    const today = await loadToday(ctxFor([role]))
    expect([today.leads !== null, today.software !== null, today.webhooks !== null]).toEqual([
      leads,
      software,
      webhooks,
    ])
  })

  it("puts numbers beside the navigation for who may open what is behind them", async () => {
    const { ctxFor } = await leadGround()
    expect(Object.keys(await countForNav(ctxFor(["admin"])))).toEqual([
      "today",
      "leads",
      "conversations",
      "appointments",
      "tasks",
      "jobs",
      "webhooks",
      "deployments",
      "operations",
    ])
    expect(Object.keys(await countForNav(ctxFor(["doctor"])))).toEqual([
      "today",
      "leads",
      "conversations",
      "appointments",
      "tasks",
    ])
    expect(Object.keys(await countForNav(ctxFor(["caregiver"])))).toEqual([
      "conversations",
      "appointments",
      "tasks",
    ])
    expect((await countForNav(ctxFor(["doctor"]))).leads).toEqual({ value: 1 })
  })
})
