import { afterAll, expect, it } from "vitest"
import { expireApprovals } from "@/lib/approvals/expire"
import { systemCtx } from "@/lib/ctx"
import { closeDb } from "@/lib/db"
import { asked, standing } from "@/lib/testing/approvals"
import { testDatabase } from "@/lib/testing/db"
import { describeRefusals } from "@/lib/testing/refusals"
import { addMs, DAY_MS, now } from "@/lib/time"

await testDatabase()
afterAll(closeDb)

describeRefusals(expireApprovals, {
  prepare: async () => {
    const { ctxFor, strangerFor } = await asked()
    return { input: {}, ctxFor, strangerFor }
  },
  subject: "none",
})

it("ends what nobody decided in seven days, once, and leaves the rest", async () => {
  const old = await asked({ at: addMs(now(), -7 * DAY_MS - 1000) })
  const young = await asked({ at: addMs(now(), -6 * DAY_MS) })
  for (const ground of [old, young]) {
    const ctx = systemCtx(ground.clinic.id, ground.clinic, "expire-approvals")
    const expected = ground === old ? 1 : 0
    expect(await expireApprovals(ctx, {})).toEqual({ expired: expected })
    expect(await expireApprovals(ctx, {})).toEqual({ expired: 0 })
  }
  const { approval, task, notices } = await standing(old)
  expect(approval).toMatchObject({ status: "expired", decidedById: null })
  expect(task.status).toBe("cancelled")
  expect(notices).toHaveLength(1)
  expect((await standing(young)).approval.status).toBe("pending")
})
