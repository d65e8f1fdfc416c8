import { beforeAll, expect, it } from "vitest"
import { takeTask } from "@/lib/tasks/take"
import { testDatabase } from "@/lib/testing/db"
import { describeRefusals } from "@/lib/testing/refusals"
import { type TaskGround, taskGround } from "@/lib/testing/tasks"
import { toDate } from "@/lib/time"

await testDatabase()
let ground: TaskGround
beforeAll(async () => {
  ground = await taskGround()
})

it("makes one of two the owner, and tells the other who", async () => {
  const { add, ctxFor, otherFor, read, named } = ground
  const id = await add()
  const both = await Promise.allSettled([
    takeTask(ctxFor(["coordinator"]), { id }),
    takeTask(otherFor(["coordinator"]), { id }),
  ])
  expect(both.map((one) => one.status).sort()).toEqual(["fulfilled", "rejected"])
  const lost = both.find((one) => one.status === "rejected")
  expect(lost).toMatchObject({
    reason: { code: "already_taken", sentence: expect.stringContaining("took this first") },
  })
  expect((await read(id)).ownerRole).toBe("coordinator")
  expect(await named(id)).toEqual(["task.taken"])
})

it("taken twice is taken once", async () => {
  const id = await ground.add()
  await takeTask(ground.ctxFor(["admin"]), { id })
  await takeTask(ground.ctxFor(["admin"]), { id })
  expect(await ground.named(id)).toEqual(["task.taken"])
})

it("is there only for whose role it is, or who sees all", async () => {
  const id = await ground.add({ ownerRole: "coordinator" })
  await expect(takeTask(ground.ctxFor(["doctor"]), { id })).rejects.toMatchObject({ code: "not_found" })
  const own = await ground.add({ ownerRole: "doctor" })
  expect(await takeTask(ground.ctxFor(["doctor"]), { id: own })).toEqual({ id: own })
})

describeRefusals(takeTask, {
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
