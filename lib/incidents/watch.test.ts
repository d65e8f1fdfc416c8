import { afterAll, beforeEach, describe, expect, it } from "vitest"
import { asClinicId, systemCtx } from "@/lib/ctx"
import { closeDb } from "@/lib/db"
import { watchIncidents } from "@/lib/incidents/watch"
import { testDatabase } from "@/lib/testing/db"
import { clearOperations, makeChannel, makeIncident, operationsGround, told } from "@/lib/testing/incidents"
import { describeRefusals } from "@/lib/testing/refusals"
import { addMs, MINUTE_MS, toDate } from "@/lib/time"

await testDatabase()
beforeEach(clearOperations)
afterAll(closeDb)

describeRefusals(watchIncidents, {
  subject: "none",
  prepare: async () => ({ ...(await operationsGround()), input: {} }),
})

describe("V13 a clock that ran out is told of once", () => {
  it("minute by minute: assess after five, mitigate after fifteen, the postmortem after its day", async () => {
    await makeChannel()
    const { clinic } = await operationsGround()
    const at = toDate("2026-11-23T03:00:00Z")
    const { id } = await makeIncident({ startedAt: at, detectedAt: at })
    const done = await makeIncident({
      status: "resolved",
      startedAt: at,
      detectedAt: at,
      assessedAt: at,
      mitigatedAt: at,
      resolvedAt: at,
      postmortemDue: addMs(at, 18 * MINUTE_MS),
    })
    const heard: string[] = []
    for (let minute = 0; minute <= 20; minute += 1) {
      const ctx = {
        ...systemCtx(asClinicId(clinic.id), clinic, "watch-incidents"),
        now: addMs(at, minute * MINUTE_MS),
      }
      await watchIncidents(ctx, {})
      for (const one of [...(await told(id)), ...(await told(done.id))])
        if (!heard.some((line) => line.endsWith(one.key))) heard.push(`${minute} ${one.key}`)
    }
    expect(heard).toEqual([
      `6 incident:${id}:late-assess`,
      `16 incident:${id}:late-mitigate`,
      `19 incident:${done.id}:late-postmortem`,
    ])
  })

  it("says nothing of what was done in time, or too late but done, or is closed", async () => {
    await makeChannel()
    const { operator } = await operationsGround()
    const at = toDate("2026-11-23T03:00:00Z")
    await makeIncident({ status: "closed", startedAt: at, detectedAt: at })
    await makeIncident({
      status: "mitigated",
      startedAt: at,
      detectedAt: at,
      assessedAt: addMs(at, 9 * MINUTE_MS),
      mitigatedAt: addMs(at, 10 * MINUTE_MS),
    })
    expect(await watchIncidents(operator(), {})).toEqual({ open: 1, late: 0 })
  })
})
