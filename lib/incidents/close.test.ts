import { afterAll, describe, expect, it } from "vitest"
import { closeDb } from "@/lib/db"
import { newId } from "@/lib/ids"
import { closeIncident } from "@/lib/incidents/close"
import { findIncident } from "@/lib/incidents/find"
import { testDatabase } from "@/lib/testing/db"
import { makeIncident, operationsGround, recordedOf } from "@/lib/testing/incidents"
import { describeRefusals } from "@/lib/testing/refusals"

await testDatabase()
afterAll(closeDb)

const ground = async (
  given: Parameters<typeof makeIncident>[0] = { status: "verified", postmortem: "All of it" },
) => {
  const { id } = await makeIncident(given)
  return { ...(await operationsGround()), input: { id } }
}

describeRefusals(closeIncident, {
  subject: "none",
  prepare: () => ground(),
  wrongState: {
    when: "one nobody has verified",
    code: "wrong_state",
    prepare: () => ground({ status: "resolved" }),
  },
})

describe("incidents.close", () => {
  it("closes what is verified and written up, once", async () => {
    const { operator, clinic, input } = await ground()
    await closeIncident(operator(), input)
    await closeIncident(operator(), input)
    expect(await findIncident(operator(), input)).toMatchObject({
      status: "closed",
      next: null,
      noPostmortem: null,
    })
    expect(await recordedOf(clinic.id, input.id, "incident")).toMatchObject([
      { name: "incident.closed", after: { status: "closed", hasPostmortem: true } },
    ])
  })

  it("asks why there is no postmortem, and keeps the reason", async () => {
    const { operator, clinic, input } = await ground({ status: "verified" })
    await expect(closeIncident(operator(), input)).rejects.toMatchObject({
      fields: { reason: expect.any(String) },
    })
    await closeIncident(operator(), { ...input, reason: "A drill" })
    expect(await findIncident(operator(), input)).toMatchObject({ noPostmortem: "A drill" })
    expect(await recordedOf(clinic.id, input.id, "incident")).toMatchObject([
      { personal: { reason: "A drill" } },
    ])
  })

  it("knows no incident that is not there", async () => {
    const { operator } = await ground()
    await expect(closeIncident(operator(), { id: newId() })).rejects.toMatchObject({ code: "not_found" })
  })
})
