import { afterAll, describe, expect, it } from "vitest"
import { closeDb } from "@/lib/db"
import { newId } from "@/lib/ids"
import { assignIncident } from "@/lib/incidents/assign"
import { findIncident } from "@/lib/incidents/find"
import { testDatabase } from "@/lib/testing/db"
import { makeClinic, makeMember } from "@/lib/testing/factory"
import { recorded } from "@/lib/testing/facts"
import { makeIncident, operationsGround } from "@/lib/testing/incidents"
import { describeRefusals } from "@/lib/testing/refusals"

await testDatabase()
afterAll(closeDb)

const ground = async (given: Parameters<typeof makeIncident>[0] = {}) => {
  const { id } = await makeIncident(given)
  const base = await operationsGround()
  const member = await makeMember(base.clinic.id, ["operator"], { name: "Oana Radu" })
  return { ...base, member, input: { id, role: "lead" as const, memberId: member.id } }
}

describeRefusals(assignIncident, {
  subject: "none",
  prepare: ground,
  badInput: { id: newId(), role: "hero", memberId: "" },
  wrongState: {
    when: "one that is closed",
    code: "wrong_state",
    prepare: () => ground({ status: "closed" }),
  },
})

describe("incidents.assign", () => {
  it("gives a role by name, on record; the second time changes nothing, and empty takes it away", async () => {
    const { operator, clinic, member, input, strangerFor } = await ground()
    expect((await assignIncident(operator(), input)).isNew).toBe(true)
    expect((await assignIncident(operator(), input)).isNew).toBe(false)
    // Another clinic does not see who that is, and reads the name all the same.
    expect((await findIncident(strangerFor(["operator"]), { id: input.id })).roles.lead).toEqual({
      memberId: member.id,
      name: "Oana Radu",
    })
    await assignIncident(operator(), { ...input, memberId: "" })
    expect((await findIncident(operator(), { id: input.id })).roles.lead).toEqual({
      memberId: null,
      name: "",
    })
    expect(await recorded(clinic.id, input.id)).toMatchObject([
      { name: "incident.assigned", after: { role: "lead", memberId: member.id } },
      { name: "incident.assigned", before: { memberId: member.id }, after: { memberId: null } },
    ])
  })

  it("takes nobody of another clinic, and nobody whose role may not", async () => {
    const { operator, clinic, input } = await ground()
    const foreign = await makeMember((await makeClinic()).id, ["operator"])
    await expect(assignIncident(operator(), { ...input, memberId: foreign.id })).rejects.toMatchObject({
      code: "not_found",
    })
    const doctor = await makeMember(clinic.id, ["doctor"])
    await expect(assignIncident(operator(), { ...input, memberId: doctor.id })).rejects.toMatchObject({
      code: "invalid_input",
    })
    expect((await findIncident(operator(), { id: input.id })).members.map((one) => one.name)).toContain(
      "Oana Radu",
    )
  })
})
