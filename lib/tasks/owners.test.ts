import { beforeAll, expect, it } from "vitest"
import { listTaskOwners } from "@/lib/tasks/owners"
import { testDatabase } from "@/lib/testing/db"
import { makeMember } from "@/lib/testing/factory"
import { describeRefusals } from "@/lib/testing/refusals"
import { type TaskGround, taskGround } from "@/lib/testing/tasks"

await testDatabase()
let ground: TaskGround
beforeAll(async () => {
  ground = await taskGround()
})

it("offers who is at work, and the roles they hold", async () => {
  await makeMember(ground.clinic.id, ["auditor"], { name: "Auditor only" })
  await makeMember(ground.clinic.id, ["doctor"], { name: "Gone", active: false })
  const found = await listTaskOwners(ground.ctxFor(["coordinator"]), {})
  expect(found.members.map((one) => one.id).sort()).toEqual([ground.me.id, ground.other.id].sort())
  expect(found.roles).toEqual(["admin"])
})

describeRefusals(listTaskOwners, { subject: "none", prepare: async () => ({ ...ground, input: {} }) })
