import { afterAll, expect, it } from "vitest"
import { denyRequest } from "@/lib/approvals/decide"
import { countPendingApprovals, listApprovals } from "@/lib/approvals/list"
import { closeDb } from "@/lib/db"
import { ask, asked } from "@/lib/testing/approvals"
import { testDatabase } from "@/lib/testing/db"
import { addLead } from "@/lib/testing/lead-ground"
import { describeRefusals } from "@/lib/testing/refusals"
import { statementsOf } from "@/lib/testing/statements"

await testDatabase()
afterAll(closeDb)

const prepare = async () => {
  const { ctxFor, strangerFor } = await asked()
  return { input: {}, ctxFor, strangerFor }
}
describeRefusals(listApprovals, { prepare, subject: "none" })
describeRefusals(countPendingApprovals, { prepare, subject: "none" })

it("shows what waits and what is settled, to each as far as they see, with what they may", async () => {
  const ground = await asked()
  const admin = ground.ctxFor(["admin"])
  const [row] = (await listApprovals(admin, {})).rows
  expect(row).toMatchObject({
    kindName: "Rename a patient",
    reason: "Married",
    may: { decide: true, withdraw: false },
  })
  const [own] = (await listApprovals(ground.requester, {})).rows
  expect(own?.may).toEqual({
    decide: false,
    withdraw: true,
    why: "Somebody else has to decide what you asked for.",
  })
  expect((await listApprovals(ground.ctxFor(["doctor"]), {})).rows).toEqual([])
  expect((await listApprovals(ground.strangerFor(["admin"]), {})).rows).toEqual([])
  expect(await countPendingApprovals(admin, {})).toBe(1)
  expect(await countPendingApprovals(ground.requester, {})).toBe(0)

  await denyRequest(admin, { id: ground.approvalId, reason: "No need" })
  expect((await listApprovals(admin, {})).rows).toEqual([])
  expect((await listApprovals(admin, { state: "settled" })).rows).toMatchObject([
    { status: "denied", decisionReason: "No need", decidedBy: { name: admin.actor.name } },
  ])
  expect(await countPendingApprovals(admin, {})).toBe(0)
})

it("pages by cursor through each once, at the same number of statements", async () => {
  const ground = await asked()
  for (let n = 0; n < 34; n++) await ask(ground.requester, (await addLead(ground.clinic.id)).patientId)
  const admin = ground.ctxFor(["admin"])
  const first = await listApprovals(admin, {})
  const second = await listApprovals(admin, { cursor: first.nextCursor ?? "" })
  expect(new Set([...first.rows, ...second.rows].map((row) => row.id)).size).toBe(35)
  expect(second.nextCursor).toBeNull()
  expect(await statementsOf(() => listApprovals(admin, {}))).toHaveLength(2)
  await expect(listApprovals(admin, { cursor: "nonsense" })).rejects.toMatchObject({ code: "invalid_input" })
})
