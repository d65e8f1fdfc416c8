import { beforeAll, expect, it } from "vitest"
import { listTasksToday } from "@/lib/tasks/today"
import { testDatabase } from "@/lib/testing/db"
import { describeRefusals } from "@/lib/testing/refusals"
import { type TaskGround, taskGround } from "@/lib/testing/tasks"

await testDatabase()
let ground: TaskGround
beforeAll(async () => {
  ground = await taskGround()
})

it("is empty where there is nothing to do", async () => {
  const none: unknown[] = []
  expect(await listTasksToday(ground.ctxFor(["coordinator"]), {})).toEqual(none)
})

it("leaves out what is a colleague's", async () => {
  await ground.add({ ownerId: ground.other.id })
  await ground.add({ ownerId: ground.me.id })
  const found = await listTasksToday(ground.ctxFor(["coordinator"]), {})
  expect(found.length).toBe(1)
})

describeRefusals(listTasksToday, { subject: "none", prepare: async () => ({ ...ground, input: {} }) })
