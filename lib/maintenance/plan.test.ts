import { afterAll, describe, expect, it } from "vitest"
import { closeDb } from "@/lib/db"
import { newId } from "@/lib/ids"
import { listMaintenance } from "@/lib/maintenance/list"
import { planMaintenance } from "@/lib/maintenance/plan"
import { testDatabase } from "@/lib/testing/db"
import { operationsGround, recordedOf } from "@/lib/testing/incidents"
import { describeRefusals } from "@/lib/testing/refusals"
import { addMs, DAY_MS, HOUR_MS, MINUTE_MS, now } from "@/lib/time"

await testDatabase()
afterAll(closeDb)

const at = (ms: number) => addMs(now(), ms).toISOString().slice(0, 16)
const ground = async () => ({
  ...(await operationsGround()),
  input: { key: newId(), title: "A larger disk", starts: at(48 * HOUR_MS), ends: at(50 * HOUR_MS) },
})

describeRefusals(planMaintenance, {
  subject: "none",
  prepare: ground,
  badInput: { key: newId(), title: "Backwards", starts: at(2 * HOUR_MS), ends: at(HOUR_MS) },
})

describe("maintenance.plan", () => {
  it("plans a window, on record, and pressed twice it is one", async () => {
    const { operator, clinic, input } = await ground()
    const { id } = await planMaintenance(operator(), input)
    expect(await planMaintenance(operator(), input)).toEqual({ id, isNew: false })
    const { ahead } = await listMaintenance(operator(), {})
    expect(ahead.filter((one) => one.id === id)).toMatchObject([
      { title: "A larger disk", standing: "planned", mutesAlerts: true, plannedBy: operator().actor.name },
    ])
    expect(await recordedOf(clinic.id, id, "maintenance")).toMatchObject([
      { name: "maintenance.planned", personal: { title: "A larger disk" } },
    ])
  })

  it("takes no time that is over, and none longer than a day", async () => {
    const { operator, input } = await ground()
    for (const span of [
      { starts: at(-3 * HOUR_MS), ends: at(-HOUR_MS) },
      { starts: at(HOUR_MS), ends: at(HOUR_MS + DAY_MS + MINUTE_MS) },
    ])
      await expect(planMaintenance(operator(), { ...input, ...span })).rejects.toMatchObject({
        code: "invalid_input",
        fields: { ends: expect.any(String) },
      })
  })
})
