import { beforeAll, expect, it } from "vitest"
import { cancelTask } from "@/lib/tasks/cancel"
import { testDatabase } from "@/lib/testing/db"
import { recorded } from "@/lib/testing/facts"
import { describeRefusals } from "@/lib/testing/refusals"
import { type TaskGround, taskGround } from "@/lib/testing/tasks"
import { toDate } from "@/lib/time"

await testDatabase()
let ground: TaskGround
beforeAll(async () => {
  ground = await taskGround()
})

it("keeps why, once", async () => {
  const { add, ctxFor, read, clinic } = ground
  const id = await add()
  for (const _ of [1, 2]) await cancelTask(ctxFor(["coordinator"]), { id, reason: "Came in by herself" })
  expect(await read(id)).toMatchObject({ status: "cancelled", outcome: null })
  expect(await recorded(clinic.id, id)).toMatchObject([
    { name: "task.cancelled", reason: null, personal: { reason: "Came in by herself" } },
  ])
})

describeRefusals(cancelTask, {
  prepare: async () => ({ ...ground, input: { id: await ground.add(), reason: "not needed" } }),
  wrongState: {
    when: "what has ended",
    code: "wrong_state",
    prepare: async () => ({
      ...ground,
      input: {
        id: await ground.add({ status: "done", outcome: "done", finishedAt: toDate("2026-01-01T00:00:00Z") }),
        reason: "not needed",
      },
    }),
  },
})
