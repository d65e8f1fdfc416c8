import { beforeAll, expect, it } from "vitest"
import { listTasks } from "@/lib/tasks/list"
import { snoozeTask } from "@/lib/tasks/snooze"
import { testDatabase } from "@/lib/testing/db"
import { describeRefusals } from "@/lib/testing/refusals"
import { type TaskGround, taskGround } from "@/lib/testing/tasks"
import { addMs, HOUR_MS, MINUTE_MS, now, toDate } from "@/lib/time"

await testDatabase()
let ground: TaskGround
beforeAll(async () => {
  ground = await taskGround()
})

it("is out of the way until then, and comes back by itself", async () => {
  const { add, ctxFor, me, named } = ground
  const id = await add({ ownerId: me.id })
  const ctx = ctxFor(["coordinator"])
  const there = async (at = ctx.now, due?: "snoozed") =>
    (await listTasks({ ...ctx, now: at }, { tab: "mine", due })).rows.some((row) => row.id === id)
  await snoozeTask(ctx, { id, until: "hour" })
  await snoozeTask(ctx, { id, until: "hour" })
  expect(await named(id)).toEqual(["task.snoozed"])
  expect([await there(), await there(ctx.now, "snoozed")]).toEqual([false, true])
  expect(await there(addMs(now(), HOUR_MS + MINUTE_MS))).toBe(true)
})

describeRefusals(snoozeTask, {
  prepare: async () => ({ ...ground, input: { id: await ground.add(), until: "hour" as const } }),
  wrongState: {
    when: "what has ended",
    code: "wrong_state",
    prepare: async () => ({
      ...ground,
      input: {
        id: await ground.add({ status: "done", outcome: "done", finishedAt: toDate("2026-01-01T00:00:00Z") }),
        until: "hour" as const,
      },
    }),
  },
})
