import { afterAll, expect, it } from "vitest"
import { closeDb, inClinic } from "@/lib/db"
import { changePractitioner } from "@/lib/practitioners/change"
import { appointmentGround } from "@/lib/testing/appointments"
import { testDatabase } from "@/lib/testing/db"
import { recorded } from "@/lib/testing/facts"
import { describeRefusals } from "@/lib/testing/refusals"

await testDatabase()
afterAll(closeDb)

it("changes what they are called, and records it once", async () => {
  const { clinic, ctxFor, me, practitionerIds } = await appointmentGround()
  const id = practitionerIds[0]!
  const input = { id, name: "Ilinca Vance", colour: 5, memberId: me.id }
  await changePractitioner(ctxFor(["admin"]), input)
  await changePractitioner(ctxFor(["admin"]), input)
  const now = await inClinic(clinic.id, (tx) => tx.practitioner.findUniqueOrThrow({ where: { id } }))
  expect(now).toMatchObject({ name: "Ilinca Vance", title: null, colour: 5, memberId: me.id })
  const facts = await recorded(clinic.id, id)
  expect(facts).toMatchObject([
    {
      name: "practitioner.changed",
      before: { colour: 1, memberId: null },
      after: { colour: 5, memberId: me.id },
      personal: { after: { name: "Ilinca Vance" } },
    },
  ])
})

it("makes nobody two practitioners", async () => {
  const { ctxFor, me, practitionerIds } = await appointmentGround()
  const [one, other] = practitionerIds
  await changePractitioner(ctxFor(["admin"]), { id: one!, name: "One", memberId: me.id })
  await expect(
    changePractitioner(ctxFor(["admin"]), { id: other!, name: "Other", memberId: me.id }),
  ).rejects.toMatchObject({ code: "invalid_input", fields: { memberId: expect.any(String) } })
})

describeRefusals(changePractitioner, {
  prepare: async () => {
    const ground = await appointmentGround()
    return { ...ground, input: { id: ground.practitionerIds[0]!, name: "Somebody" } }
  },
})
