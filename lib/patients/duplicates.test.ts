import { expect, it } from "vitest"
import { listDuplicates, listDuplicatesOf } from "@/lib/patients/duplicates"
import { mergePatients } from "@/lib/patients/merge"
import { testDatabase } from "@/lib/testing/db"
import { addPatient, patientGround } from "@/lib/testing/patients"
import { describeRefusals } from "@/lib/testing/refusals"

await testDatabase()

const ground = async () => {
  const made = await patientGround({ name: "Ștefan Țîrlea", phone: "+40722119876", birthDate: "1984-05-30" })
  return { ...made, input: { id: made.patient.id } }
}

it("are called the same and share last digits, an address or the birthday; not the name alone", async () => {
  const { clinic, ctxFor, input, patient } = await ground()
  const admin = ctxFor(["admin"])
  await addPatient(clinic.id, { name: "Stefan Tirlea", phone: "+40733000111" })
  await addPatient(clinic.id, { name: "Dan Pop", phone: "+40799119876" })
  expect(await listDuplicatesOf(admin, input)).toEqual([])
  const digits = await addPatient(clinic.id, { name: "stefan tirlea", phone: "+49151119876" })
  const day = await addPatient(clinic.id, { name: "Stefan  Tirlea", phone: null, birthDate: "1984-05-30" })
  const found = await listDuplicatesOf(admin, input)
  expect(found.map((pair) => [pair.other.id, pair.because]).sort()).toEqual(
    [
      [digits.id, ["number"]],
      [day.id, ["birth_date"]],
    ].sort(),
  )
  expect((await listDuplicates(admin, {})).rows).toHaveLength(2)
  await mergePatients(admin, { keptId: patient.id, mergedId: digits.id, reason: "One person" })
  expect((await listDuplicatesOf(admin, input)).map((pair) => pair.other.id)).toEqual([day.id])
})

it("pages through all pairs by name", async () => {
  const { clinic, ctxFor } = await ground()
  for (let n = 0; n < 35; n++)
    for (const phone of [null, null])
      await addPatient(clinic.id, { name: `Twin ${n}`, phone, birthDate: "2000-01-01" })
  const admin = ctxFor(["admin"])
  const first = await listDuplicates(admin, {})
  const second = await listDuplicates(admin, { cursor: first.nextCursor ?? "" })
  const seen = [...first.rows, ...second.rows].map((pair) => pair.one.id)
  expect(new Set(seen).size).toBe(35)
  expect(second.nextCursor).toBeNull()
})

it("pages through the pairs of one record, too", async () => {
  const { clinic, ctxFor } = await ground()
  for (let n = 0; n < 9; n++)
    await addPatient(clinic.id, { name: "Ana Same", phone: null, birthDate: "2000-01-01" })
  const admin = ctxFor(["admin"])
  const first = await listDuplicates(admin, {})
  const second = await listDuplicates(admin, { cursor: first.nextCursor ?? "" })
  const seen = [...first.rows, ...second.rows].map((pair) => `${pair.one.id} ${pair.other.id}`)
  expect([seen.length, new Set(seen).size]).toEqual([36, 36])
})

it("S9 are of one's own clinic", async () => {
  const { clinic, strangerFor } = await ground()
  await addPatient(clinic.id, { name: "Stefan Tirlea", birthDate: "1984-05-30" })
  expect((await listDuplicates(strangerFor(["admin"]), {})).rows).toEqual([])
})

describeRefusals(listDuplicatesOf, { prepare: ground, badInput: { id: 7 } })
describeRefusals(listDuplicates, {
  subject: "none",
  prepare: async () => ({ ...(await ground()), input: {} }),
  badInput: { cursor: 7 },
})
