import { afterAll, describe, expect, it } from "vitest"
import { closeDb } from "@/lib/db"
import { newId } from "@/lib/ids"
import { cancelMaintenance } from "@/lib/maintenance/cancel"
import { listMaintenance } from "@/lib/maintenance/list"
import { testDatabase } from "@/lib/testing/db"
import { makeChannel, makeMaintenance, operationsGround, recordedOf, told } from "@/lib/testing/incidents"
import { describeRefusals } from "@/lib/testing/refusals"
import { addMs, HOUR_MS, now } from "@/lib/time"

await testDatabase()
afterAll(closeDb)

const reason = "The disk did not come"
const ground = async (given: Parameters<typeof makeMaintenance>[0] = {}) => {
  const { id } = await makeMaintenance(given)
  return { ...(await operationsGround()), input: { id, reason } }
}

describeRefusals(cancelMaintenance, {
  subject: "none",
  prepare: ground,
  badInput: { id: newId(), reason: "" },
  wrongState: {
    when: "one that is over",
    code: "wrong_state",
    prepare: () => ground({ startsAt: addMs(now(), -3 * HOUR_MS), endsAt: addMs(now(), -HOUR_MS) }),
  },
})

describe("maintenance.cancel", () => {
  it("takes it away once, and says why to those who were told of it", async () => {
    await makeChannel()
    const { operator, clinic, input } = await ground({ noticedAt: now() })
    await cancelMaintenance(operator(), input)
    await cancelMaintenance(operator(), input)
    const { ahead, past } = await listMaintenance(operator(), {})
    expect(ahead.some((one) => one.id === input.id)).toBe(false)
    expect(past.find((one) => one.id === input.id)).toMatchObject({
      standing: "cancelled",
      cancelReason: reason,
    })
    expect(await recordedOf(clinic.id, input.id, "maintenance")).toMatchObject([{ personal: { reason } }])
    expect((await told(input.id)).map((one) => one.title)).toContain("Does not take place: A larger disk")
  })

  it("tells nobody of what nobody knew of", async () => {
    const { operator, input } = await ground()
    await cancelMaintenance(operator(), input)
    expect(await told(input.id)).toEqual([])
  })

  it("knows no window that is not there", async () => {
    const { operator, input } = await ground()
    await expect(cancelMaintenance(operator(), { ...input, id: newId() })).rejects.toMatchObject({
      code: "not_found",
    })
  })
})
