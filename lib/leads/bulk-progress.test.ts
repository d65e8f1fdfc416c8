import { expect, it } from "vitest"
import { newId } from "@/lib/ids"
import { bulkLeads } from "@/lib/leads/bulk"
import { findBulkProgress } from "@/lib/leads/bulk-progress"
import { testDatabase } from "@/lib/testing/db"
import { leadGround } from "@/lib/testing/lead-ground"
import { describeRefusals } from "@/lib/testing/refusals"
import { addMs, HOUR_MS } from "@/lib/time"

await testDatabase()

it("tells of one's own last change while it is fresh, and of nobody else's", async () => {
  const { lead, ctxFor, strangerFor } = await leadGround()
  const admin = ctxFor(["admin"])
  expect(await findBulkProgress(admin, {})).toBeNull()
  const key = newId()
  await bulkLeads(admin, { key, ids: [lead.id], change: { kind: "assign", memberId: null } })
  expect(await findBulkProgress(admin, {})).toMatchObject({ id: key, status: "done", counts: { same: 1 } })
  expect(await findBulkProgress({ ...admin, now: addMs(admin.now, HOUR_MS) }, {})).toBeNull()
  expect(await findBulkProgress(strangerFor(["admin"]), {})).toBeNull()
})

describeRefusals(findBulkProgress, {
  subject: "none",
  prepare: async () => ({ ...(await leadGround()), input: {} }),
})
