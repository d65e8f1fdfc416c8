import { beforeAll, expect, it } from "vitest"
import { finishTask } from "@/lib/tasks/finish"
import { reopenTask } from "@/lib/tasks/reopen"
import { testDatabase } from "@/lib/testing/db"
import { describeRefusals } from "@/lib/testing/refusals"
import { type TaskGround, taskGround } from "@/lib/testing/tasks"
import { addMs, DAY_MS, MINUTE_MS, toDate } from "@/lib/time"

await testDatabase()
let ground: TaskGround
beforeAll(async () => {
  ground = await taskGround()
})

it("takes up again what ended today, once", async () => {
  const { add, ctxFor, me, read, named } = ground
  const id = await add()
  const ctx = ctxFor(["coordinator"])
  await finishTask(ctx, { id, outcome: "done" })
  for (const _ of [1, 2]) await reopenTask(ctx, { id })
  expect(await read(id)).toMatchObject({ status: "open", outcome: null, finishedAt: null, ownerId: me.id })
  expect(await named(id)).toEqual(["task.finished", "task.reopened"])
  await finishTask(ctx, { id, outcome: "done" })
  await expect(reopenTask({ ...ctx, now: addMs(ctx.now, DAY_MS + MINUTE_MS) }, { id })).rejects.toMatchObject(
    {
      code: "wrong_state",
    },
  )
})

describeRefusals(reopenTask, {
  prepare: async () => ({ ...ground, input: { id: await ground.add() } }),
  wrongState: {
    when: "what has ended",
    code: "wrong_state",
    prepare: async () => ({
      ...ground,
      input: {
        id: await ground.add({ status: "done", outcome: "done", finishedAt: toDate("2026-01-01T00:00:00Z") }),
      },
    }),
  },
})
