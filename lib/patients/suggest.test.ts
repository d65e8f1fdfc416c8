import { expect, it } from "vitest"
import { listPatients } from "@/lib/patients/list"
import { mergePatients } from "@/lib/patients/merge"
import { suggestPatients } from "@/lib/patients/suggest"
import { testDatabase } from "@/lib/testing/db"
import { leadGround } from "@/lib/testing/lead-ground"
import { addPatient, patientGround } from "@/lib/testing/patients"
import { describeRefusals } from "@/lib/testing/refusals"
import { addMs, DAY_MS, now } from "@/lib/time"

await testDatabase()

it("puts who is called exactly so first, then who begins so, then the newest", async () => {
  const { clinic, ctxFor } = await patientGround({ name: "Zoe" }, { name: "Zoe" })
  const add = (name: string, days: number) =>
    addPatient(clinic.id, { name, createdAt: addMs(now(), -days * DAY_MS) })
  await add("Annemarie Pop", 1)
  await add("Marie", 90)
  await add("Rosemarie Dan", 3)
  await add("Marie Dan", 30)
  const names = async (q: string) =>
    (await suggestPatients(ctxFor(["frontdesk"]), { q })).map((one) => one.name)
  expect(await names("marie")).toEqual(["Marie", "Marie Dan", "Annemarie Pop", "Rosemarie Dan"])
  expect((await suggestPatients(ctxFor(["admin"]), { q: "marie", most: 1 })).map((one) => one.name)).toEqual([
    "Marie",
  ])
})

it("finds by number and id, not who was merged away, and for a doctor only who is in reach", async () => {
  const { clinic, lead, ctxFor } = await leadGround({ name: "Hot Free", address: "+40722119876" })
  const cold = await addPatient(clinic.id, { name: "Cold Free" })
  const admin = ctxFor(["admin"])
  for (const q of ["9876", "0722119876", lead.patientId])
    expect(await suggestPatients(admin, { q }), q).toMatchObject([
      { id: lead.patientId, address: "+40 722 119 876" },
    ])
  expect(await suggestPatients(ctxFor(["doctor"]), { q: "free" })).toMatchObject([{ name: "Hot Free" }])
  await mergePatients(admin, { keptId: lead.patientId, mergedId: cold.id, reason: "One person" })
  for (const q of ["cold", cold.id]) expect(await suggestPatients(admin, { q })).toEqual([])
  expect((await listPatients(admin, { q: "cold" })).rows).toEqual([])
})

it("is closed to a masked view, and to another clinic", async () => {
  const { ctxFor, strangerFor } = await patientGround()
  await expect(suggestPatients(ctxFor(["operator"]), { q: "ana" })).rejects.toMatchObject({
    code: "forbidden",
  })
  expect(await suggestPatients(strangerFor(["admin"]), { q: "ana" })).toEqual([])
})

describeRefusals(suggestPatients, {
  subject: "none",
  prepare: async () => ({ ...(await patientGround()), input: { q: "ana" } }),
  badInput: { q: "a" },
})
