import { afterAll, expect, it } from "vitest"
import { closeDb } from "@/lib/db"
import { listQuarantine } from "@/lib/inbox/quarantine"
import { memberOf } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { makeClinic } from "@/lib/testing/factory"
import { makeDelivery } from "@/lib/testing/webhooks"
import { toDate } from "@/lib/time"

await testDatabase()
afterAll(closeDb)

it("groups by why, the largest first, and counts to the last one", async () => {
  const clinic = await makeClinic()
  const item = (reason: string) => ({ fate: "quarantined", reason })
  await makeDelivery(clinic, {
    at: toDate("2026-11-20T10:00:00Z"),
    items: [item("shapeless"), item("foreign")],
  })
  await makeDelivery(clinic, {
    at: toDate("2026-11-21T10:00:00Z"),
    items: [item("foreign"), { fate: "dead" }],
  })
  await makeDelivery(await makeClinic(), { at: toDate("2026-11-21T10:00:00Z"), items: [item("foreign")] })
  const admin = (await memberOf(clinic))(["admin"])
  expect(await listQuarantine(admin, {})).toEqual([
    {
      provider: "whatsapp",
      reason: "foreign",
      count: 2,
      oldestAt: "2026-11-20T10:00:00.000Z",
      newestAt: "2026-11-21T10:00:00.000Z",
    },
    expect.objectContaining({ reason: "shapeless", count: 1 }),
  ])
})
