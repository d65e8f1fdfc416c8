import { beforeAll, expect, it } from "vitest"
import { changeTaskDue } from "@/lib/tasks/change-due"
import { testDatabase } from "@/lib/testing/db"
import { describeRefusals } from "@/lib/testing/refusals"
import { type TaskGround, taskGround } from "@/lib/testing/tasks"
import { toDate } from "@/lib/time"

await testDatabase()
let ground: TaskGround
beforeAll(async () => {
  ground = await taskGround()
})

it("follows the clinic's clock, once", async () => {
  const { add, ctxFor, read, named } = ground
  const id = await add()
  for (const _ of [1, 2]) await changeTaskDue(ctxFor(["coordinator"]), { id, due: "2027-07-01T09:00" })
  expect((await read(id)).dueAt).toEqual(toDate("2027-07-01T06:00:00Z"))
  expect(await named(id)).toEqual(["task.due_changed"])
  await changeTaskDue(ctxFor(["coordinator"]), { id, due: "" })
  expect((await read(id)).dueAt).toBeNull()
})

it("refuses what is over", async () => {
  const id = await ground.add()
  await expect(
    changeTaskDue(ground.ctxFor(["admin"]), { id, due: "2020-01-01T09:00" }),
  ).rejects.toMatchObject({
    fields: { due: expect.any(String) },
  })
})

describeRefusals(changeTaskDue, {
  prepare: async () => ({ ...ground, input: { id: await ground.add(), due: "2027-07-01T09:00" } }),
  wrongState: {
    when: "what has ended",
    code: "wrong_state",
    prepare: async () => ({
      ...ground,
      input: {
        id: await ground.add({ status: "done", outcome: "done", finishedAt: toDate("2026-01-01T00:00:00Z") }),
        due: "2027-07-01T09:00",
      },
    }),
  },
})
