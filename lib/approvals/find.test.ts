import { afterAll, expect, it } from "vitest"
import { findApproval } from "@/lib/approvals/find"
import { closeDb } from "@/lib/db"
import { asked } from "@/lib/testing/approvals"
import { testDatabase } from "@/lib/testing/db"
import { describeRefusals } from "@/lib/testing/refusals"

await testDatabase()
afterAll(closeDb)

describeRefusals(findApproval, {
  prepare: async () => {
    const { approvalId, ctxFor, strangerFor } = await asked()
    return { input: { id: approvalId }, ctxFor, strangerFor }
  },
})

it("shows one, with where to look; a colleague's is absent to who sees own requests", async () => {
  const ground = await asked()
  const input = { id: ground.approvalId }
  expect(await findApproval(ground.ctxFor(["admin"]), input)).toMatchObject({
    id: ground.approvalId,
    links: [{ href: `/patients/${ground.patientId}` }],
  })
  expect(await findApproval(ground.requester, input)).toMatchObject({ may: { withdraw: true } })
  await expect(findApproval(ground.ctxFor(["frontdesk"]), input)).rejects.toMatchObject({ code: "not_found" })
})
