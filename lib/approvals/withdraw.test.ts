import { afterAll, expect, it } from "vitest"
import { approveRequest } from "@/lib/approvals/decide"
import { withdrawRequest } from "@/lib/approvals/withdraw"
import { closeDb } from "@/lib/db"
import { asked, standing } from "@/lib/testing/approvals"
import { testDatabase } from "@/lib/testing/db"
import { describeRefusals } from "@/lib/testing/refusals"

await testDatabase()
afterAll(closeDb)

describeRefusals(withdrawRequest, {
  prepare: async () => {
    const { approvalId, ctxFor, strangerFor } = await asked()
    return { input: { id: approvalId }, ctxFor, strangerFor }
  },
})

it("takes one's own question back, closes its task and tells nobody; twice is once", async () => {
  const ground = await asked()
  await withdrawRequest(ground.requester, { id: ground.approvalId })
  await withdrawRequest(ground.requester, { id: ground.approvalId })
  const { approval, task, notices, facts } = await standing(ground)
  expect(approval.status).toBe("withdrawn")
  expect(task.status).toBe("cancelled")
  expect(notices).toEqual([])
  expect(facts.filter((one) => one.name === "approval.withdrawn")).toHaveLength(1)
})

it("is not for others, and not after it was decided", async () => {
  const ground = await asked()
  await expect(withdrawRequest(ground.ctxFor(["admin"]), { id: ground.approvalId })).rejects.toMatchObject({
    code: "forbidden",
  })
  await approveRequest(ground.ctxFor(["admin"]), { id: ground.approvalId })
  await expect(withdrawRequest(ground.requester, { id: ground.approvalId })).rejects.toMatchObject({
    code: "wrong_state",
  })
})
