import { afterAll, beforeEach, describe, expect, it } from "vitest"
import { closeDb, platformDb } from "@/lib/db"
import { publicMaintenance } from "@/lib/maintenance/public"
import { showMaintenance } from "@/lib/maintenance/show"
import { testDatabase } from "@/lib/testing/db"
import { clearOperations, makeMaintenance, operationsGround } from "@/lib/testing/incidents"
import { describeRefusals } from "@/lib/testing/refusals"
import { addMs, HOUR_MS, now } from "@/lib/time"

await testDatabase()
beforeEach(clearOperations)
afterAll(closeDb)

describeRefusals(showMaintenance, {
  subject: "none",
  prepare: async () => ({ ...(await operationsGround()), input: {} }),
})

const at = (hours: number) => addMs(now(), hours * HOUR_MS)

describe("maintenance.show", () => {
  it("tells everybody, whatever their role, from a day before to its end", async () => {
    const { ctxFor } = await operationsGround()
    const { startsAt } = await makeMaintenance({ startsAt: at(30), endsAt: at(32) })
    const shownAt = (hours: number) =>
      showMaintenance(ctxFor(["caregiver"], { now: addMs(startsAt, hours * HOUR_MS) }), {})
    expect(await shownAt(-25)).toBeNull()
    expect(await shownAt(-24)).toMatchObject({ title: "A larger disk", isRunning: false })
    expect(await shownAt(1)).toMatchObject({ isRunning: true })
    expect(await shownAt(2)).toBeNull()
  })

  it("says nothing of what was cancelled or is done", async () => {
    const { ctxFor } = await operationsGround()
    await makeMaintenance({ startsAt: at(-1), endsAt: at(1), cancelledAt: at(-2) })
    await makeMaintenance({ startsAt: at(-1), endsAt: at(1), doneAt: now() })
    expect(await showMaintenance(ctxFor(["doctor"]), {})).toBeNull()
    expect(await publicMaintenance(platformDb(), now())).toEqual([])
  })

  it("the public hears of two weeks, without who planned it", async () => {
    await makeMaintenance({ startsAt: at(24 * 13), endsAt: at(24 * 13 + 2), createdByName: "Oana Radu" })
    await makeMaintenance({ startsAt: at(24 * 15), endsAt: at(24 * 15 + 2) })
    const shown = await publicMaintenance(platformDb(), now())
    expect(shown).toMatchObject([{ title: "A larger disk", isRunning: false }])
    expect(JSON.stringify(shown)).not.toContain("Oana")
  })
})
