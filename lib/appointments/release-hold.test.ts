import { expect, it } from "vitest"
import { holdSlot } from "@/lib/appointments/hold"
import { releaseHold } from "@/lib/appointments/release-hold"
import { appointmentGround } from "@/lib/testing/appointments"
import { ctxWith } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { recorded } from "@/lib/testing/facts"
import { describeRefusals } from "@/lib/testing/refusals"
import { outOfStep } from "@/lib/testing/slots"

const db = await testDatabase()

async function held() {
  const ground = await appointmentGround()
  const { serviceId, practitionerIds, ctxFor } = ground
  const startsAt = "2037-06-01T09:00:00.000Z"
  const slot = { serviceId, practitionerId: practitionerIds[0]!, startsAt }
  const { id } = await holdSlot(ctxFor(["frontdesk"]), slot)
  return { ...ground, slot, input: { id: id! } }
}

it("gives the slot back, once however often it is pressed", async () => {
  const { clinic, ctxFor, slot, input } = await held()
  const ctx = ctxFor(["frontdesk"])
  expect(await releaseHold(ctx, input)).toEqual(input)
  expect(await releaseHold(ctx, input)).toEqual(input)
  const names = (await recorded(clinic.id, input.id)).map((fact) => fact.name)
  expect(names).toEqual(["slot.held", "slot.released"])
  expect(await outOfStep(db, clinic.id)).toEqual([])
  expect((await holdSlot(await ctxWith(clinic, ["coordinator"]), slot)).id).not.toBeNull()
})

it("leaves a colleague's alone", async () => {
  const { clinic, input } = await held()
  const colleague = await ctxWith(clinic, ["admin"])
  await expect(releaseHold(colleague, input)).rejects.toMatchObject({ code: "not_found" })
})

describeRefusals(releaseHold, { prepare: held })
