import { afterAll, expect, it } from "vitest"
import { closeDb, inClinic } from "@/lib/db"
import { newId } from "@/lib/ids"
import { addPractitioner } from "@/lib/practitioners/add"
import { appointmentGround } from "@/lib/testing/appointments"
import { testDatabase } from "@/lib/testing/db"
import { makeMember } from "@/lib/testing/factory"
import { recorded } from "@/lib/testing/facts"
import { describeRefusals } from "@/lib/testing/refusals"

await testDatabase()
afterAll(closeDb)

it("adds somebody once a form, last in the order; the name is sealed in the record", async () => {
  const { clinic, ctxFor } = await appointmentGround({ practitioners: 2 })
  const doctor = await makeMember(clinic.id, ["doctor"])
  const input = { key: newId(), name: "Ilinca Vance", title: "Dr", colour: 3, memberId: doctor.id }
  const { id } = await addPractitioner(ctxFor(["admin"]), input)
  expect(await addPractitioner(ctxFor(["admin"]), input)).toEqual({ id })
  const made = await inClinic(clinic.id, (tx) => tx.practitioner.findUniqueOrThrow({ where: { id } }))
  expect(made).toMatchObject({ name: "Ilinca Vance", position: 2, memberId: doctor.id, colour: 3 })
  const facts = await recorded(clinic.id, id)
  expect(facts.map((one) => [one.name, one.after, one.personal])).toEqual([
    ["practitioner.added", { colour: 3, memberId: doctor.id }, { name: "Ilinca Vance", title: "Dr" }],
  ])
})

it("takes no colleague who is gone, another's, another clinic's or one already", async () => {
  const { clinic, ctxFor, strangerFor } = await appointmentGround()
  const gone = await makeMember(clinic.id, ["doctor"], { active: false })
  const twice = await makeMember(clinic.id, ["doctor"])
  await addPractitioner(ctxFor(["admin"]), { key: newId(), name: "First", memberId: twice.id })
  for (const memberId of [gone.id, twice.id, strangerFor.member.id, "nobody"])
    await expect(
      addPractitioner(ctxFor(["admin"]), { key: newId(), name: "Second", memberId }),
    ).rejects.toMatchObject({ code: "invalid_input", fields: { memberId: expect.any(String) } })
})

describeRefusals(addPractitioner, {
  subject: "none",
  prepare: async () => ({ ...(await appointmentGround()), input: { key: newId(), name: "Somebody" } }),
})
