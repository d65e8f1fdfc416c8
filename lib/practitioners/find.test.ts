import { afterAll, expect, it } from "vitest"
import { closeDb } from "@/lib/db"
import { changePractitioner } from "@/lib/practitioners/change"
import { findPractitioner } from "@/lib/practitioners/find"
import { appointmentGround } from "@/lib/testing/appointments"
import { testDatabase } from "@/lib/testing/db"
import { describeRefusals } from "@/lib/testing/refusals"

await testDatabase()
afterAll(closeDb)

it("shows their hours, what they do of all there is, and who may say they are away", async () => {
  const { ctxFor, practitionerIds, me, serviceId } = await appointmentGround()
  const id = practitionerIds[0]!
  const find = (role: "admin" | "doctor" | "frontdesk" | "auditor") =>
    findPractitioner(ctxFor([role]), { id })
  expect(await find("admin")).toMatchObject({
    services: [{ id: serviceId, usualMinutes: 30, minutes: null, does: true }],
    periods: [{ fromOn: null, untilOn: null }],
    may: { write: true, absences: true },
  })
  expect((await find("doctor")).may).toEqual({ write: false, absences: false })
  await changePractitioner(ctxFor(["admin"]), { id, name: "Dr Me", memberId: me.id })
  expect((await find("doctor")).may).toEqual({ write: false, absences: true })
  expect((await find("frontdesk")).may).toEqual({ write: false, absences: true })
  expect((await find("auditor")).may).toEqual({ write: false, absences: false })
})

describeRefusals(findPractitioner, {
  prepare: async () => {
    const ground = await appointmentGround()
    return { ...ground, input: { id: ground.practitionerIds[0]! } }
  },
})
