import { afterAll, expect, it } from "vitest"
import { closeDb } from "@/lib/db"
import { findSchedule } from "@/lib/schedules/find"
import { testDatabase } from "@/lib/testing/db"
import { describeRefusals } from "@/lib/testing/refusals"
import { scheduleGround } from "@/lib/testing/schedule-ground"

await testDatabase()
afterAll(closeDb)

describeRefusals(findSchedule, {
  subject: "none",
  prepare: async () => ({ ...(await scheduleGround()), input: { id: "stale-lead-refresh" } }),
})

it("finds a registered one as it stands here, and nothing else", async () => {
  const { admin, ctxFor } = await scheduleGround()
  expect(await findSchedule(admin, { id: "retention" })).toMatchObject({
    schedule: { id: "retention", per: "platform", built: true },
    // What runs for every clinic is changed by who looks after the software.
    mayWrite: false,
  })
  expect(await findSchedule(ctxFor(["operator"]), { id: "retention" })).toMatchObject({ mayWrite: true })
  expect(await findSchedule(admin, { id: "stale-lead-refresh" })).toMatchObject({ mayWrite: true })
  expect(await findSchedule(ctxFor(["auditor"]), { id: "retention" })).toMatchObject({ mayWrite: false })
  for (const id of ["prune", "nobody", ""])
    await expect(findSchedule(admin, { id })).rejects.toMatchObject({ code: "not_found" })
})
