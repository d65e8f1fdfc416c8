import { afterAll, expect, it } from "vitest"
import { closeDb, inClinic } from "@/lib/db"
import { newId } from "@/lib/ids"
import { createShift } from "@/lib/rota/create"
import { testDatabase } from "@/lib/testing/db"
import { makeMember } from "@/lib/testing/factory"
import { recorded } from "@/lib/testing/facts"
import { describeRefusals } from "@/lib/testing/refusals"
import { rotaGround } from "@/lib/testing/rota"

await testDatabase()
afterAll(closeDb)

it("puts somebody on call week by week at the same wall clock, once a form", async () => {
  const { clinic, ctxFor, shift } = await rotaGround()
  const input = { ...shift, weeks: 2, key: newId() }
  const { id } = await createShift(ctxFor(["coordinator"]), input)
  await createShift(ctxFor(["coordinator"]), input)
  const shifts = await inClinic(clinic.id, (tx) => tx.onCallShift.findMany({ orderBy: { startsAt: "asc" } }))
  // The clocks go back between the two.
  expect(shifts.map((one) => one.startsAt.toISOString())).toEqual([
    "2030-10-24T17:00:00.000Z",
    "2030-10-31T18:00:00.000Z",
  ])
  expect(new Set(shifts.map((one) => one.seriesId)).size).toBe(1)
  expect((await recorded(clinic.id, id)).map((one) => one.name)).toEqual(["rota.shift_created"])
})

it.each([
  ["an end before its start", { ends: "2030-10-24T19:00" }, "ends"],
  ["more than a week", { ends: "2030-11-24T19:00" }, "ends"],
  ["what is over", { starts: "2020-01-01T08:00", ends: "2020-01-01T09:00" }, "ends"],
  ["more weeks than half a year", { weeks: 27 }, "weeks"],
])("refuses %s", async (_, change, field) => {
  const { ctxFor, shift } = await rotaGround()
  await expect(createShift(ctxFor(["admin"]), { ...shift, ...change, key: newId() })).rejects.toMatchObject({
    code: "invalid_input",
    fields: { [field]: expect.any(String) },
  })
})

it("puts nobody on call who could not act, or is another clinic's", async () => {
  const { clinic, ctxFor, strangerFor, shift } = await rotaGround()
  const gone = await makeMember(clinic.id, ["doctor"], { active: false })
  const caregiver = await makeMember(clinic.id, ["caregiver"])
  for (const memberId of [gone.id, caregiver.id, strangerFor.member.id])
    await expect(createShift(ctxFor(["admin"]), { ...shift, memberId, key: newId() })).rejects.toMatchObject({
      fields: { memberId: expect.any(String) },
    })
})

describeRefusals(createShift, {
  subject: "none",
  prepare: async () => {
    const { ctxFor, strangerFor, shift } = await rotaGround()
    return { ctxFor, strangerFor, input: { ...shift, key: newId() } }
  },
})
