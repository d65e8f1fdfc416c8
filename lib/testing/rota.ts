import { newId } from "@/lib/ids"
import { createShift } from "@/lib/rota/create"
import { memberOf } from "@/lib/testing/ctx"
import { makeClinic, makeMember } from "@/lib/testing/factory"

/** A clinic whose doctor can be on call, and what puts her there. */
export async function rotaGround() {
  const clinic = await makeClinic()
  const ctxFor = await memberOf(clinic)
  const doctor = await makeMember(clinic.id, ["doctor"], { name: "Dr. Ilie" })
  const shift = {
    memberId: doctor.id,
    duty: "doctor" as const,
    starts: "2030-10-24T20:00",
    ends: "2030-10-25T08:00",
  }
  return {
    clinic,
    ctxFor,
    strangerFor: await memberOf(await makeClinic()),
    doctor,
    shift,
    add: (given: { weeks?: number } = {}) =>
      createShift(ctxFor(["admin"]), { ...shift, ...given, key: newId() }),
  }
}
