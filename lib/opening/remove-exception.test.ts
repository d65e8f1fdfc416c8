import { afterAll, expect, it } from "vitest"
import { closeDb } from "@/lib/db"
import { newId } from "@/lib/ids"
import { addException } from "@/lib/opening/add-exception"
import { removeException } from "@/lib/opening/remove-exception"
import { appointmentGround } from "@/lib/testing/appointments"
import { testDatabase } from "@/lib/testing/db"
import { recorded } from "@/lib/testing/facts"
import { describeRefusals } from "@/lib/testing/refusals"

await testDatabase()
afterAll(closeDb)

const ready = async (of: "practitioner" | "clinic" = "practitioner") => {
  const ground = await appointmentGround()
  const whose = of === "practitioner" ? { practitionerId: ground.practitionerIds[0]! } : {}
  const day = { fromOn: "2037-03-03", untilOn: "2037-03-03" }
  const { id } = await addException(ground.ctxFor(["admin"]), { key: newId(), ...day, ...whose })
  return { ...ground, id: id! }
}

it("is gone, and gone the second time", async () => {
  const { ctxFor, clinic, id } = await ready()
  await removeException(ctxFor(["frontdesk"]), { id })
  await expect(removeException(ctxFor(["frontdesk"]), { id })).rejects.toMatchObject({ code: "not_found" })
  const names = (await recorded(clinic.id, id)).map((one) => one.name)
  expect(names).toEqual(["opening.exception_added", "opening.exception_removed"])
})

it("of another practitioner is nothing to a doctor; of the whole clinic an admin's", async () => {
  const own = await ready()
  await expect(removeException(own.ctxFor(["doctor"]), { id: own.id })).rejects.toMatchObject({
    code: "not_found",
  })
  const whole = await ready("clinic")
  for (const [role, code] of [
    ["doctor", "not_found"],
    ["frontdesk", "forbidden"],
  ] as const)
    await expect(removeException(whole.ctxFor([role]), { id: whole.id })).rejects.toMatchObject({ code })
  await removeException(whole.ctxFor(["admin"]), { id: whole.id })
})

describeRefusals(removeException, {
  prepare: async () => {
    const { id, ...ground } = await ready()
    return { ...ground, input: { id } }
  },
})
