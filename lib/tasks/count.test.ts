import { beforeAll, expect, it } from "vitest"
import { countTasks } from "@/lib/tasks/count"
import { testDatabase } from "@/lib/testing/db"
import { describeRefusals } from "@/lib/testing/refusals"
import { type TaskGround, taskGround } from "@/lib/testing/tasks"

await testDatabase()
let ground: TaskGround
beforeAll(async () => {
  ground = await taskGround()
})

it("is empty where there is nothing to do", async () => {
  const none = { mine: 0, role: 0, late: 0, today: 0 }
  expect(await countTasks(ground.ctxFor(["coordinator"]), {})).toEqual(none)
})

it("leaves out what is a colleague's", async () => {
  await ground.add({ ownerId: ground.other.id })
  await ground.add({ ownerId: ground.me.id })
  const found = await countTasks(ground.ctxFor(["coordinator"]), {})
  expect(found.mine).toBe(1)
})

describeRefusals(countTasks, { subject: "none", prepare: async () => ({ ...ground, input: {} }) })
