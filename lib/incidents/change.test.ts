import { afterAll, describe, expect, it } from "vitest"
import { closeDb } from "@/lib/db"
import { newId } from "@/lib/ids"
import { changeIncident } from "@/lib/incidents/change"
import { findIncident } from "@/lib/incidents/find"
import { testDatabase } from "@/lib/testing/db"
import { recorded } from "@/lib/testing/facts"
import { makeIncident, operationsGround } from "@/lib/testing/incidents"
import { describeRefusals } from "@/lib/testing/refusals"
import { addMs, HOUR_MS, now } from "@/lib/time"

await testDatabase()
afterAll(closeDb)

const ground = async (given: Parameters<typeof makeIncident>[0] = {}) => {
  const { id } = await makeIncident(given)
  return {
    ...(await operationsGround()),
    input: { id, title: "Messages wait for hours", severity: "critical" as const, isPublic: "on" as const },
  }
}

describeRefusals(changeIncident, {
  subject: "none",
  prepare: ground,
  badInput: { id: newId(), title: "", severity: "major" },
  wrongState: {
    when: "one that is closed",
    code: "wrong_state",
    prepare: () => ground({ status: "closed" }),
  },
})

describe("incidents.change", () => {
  it("changes what it is called, how grave it is and since when; twice is once", async () => {
    const { operator, clinic, input } = await ground()
    const began = addMs(now(), -HOUR_MS).toISOString().slice(0, 16)
    await changeIncident(operator(), { ...input, began })
    await changeIncident(operator(), { ...input, began })
    expect(await findIncident(operator(), { id: input.id })).toMatchObject({
      title: input.title,
      severity: "critical",
      isPublic: true,
      startedAt: `${began}:00.000Z`,
    })
    expect(await recorded(clinic.id, input.id)).toMatchObject([
      { name: "incident.changed", before: { severity: "major" }, after: { severity: "critical" } },
    ])
  })

  it("cannot have begun after it was detected", async () => {
    const { operator, input } = await ground()
    const began = addMs(now(), HOUR_MS).toISOString().slice(0, 16)
    await expect(changeIncident(operator(), { ...input, began })).rejects.toMatchObject({
      code: "invalid_input",
      fields: { began: expect.any(String) },
    })
  })

  it("knows no incident that is not there", async () => {
    const { operator, input } = await ground()
    await expect(changeIncident(operator(), { ...input, id: newId() })).rejects.toMatchObject({
      code: "not_found",
    })
  })
})
