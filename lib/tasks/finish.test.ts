import { beforeAll, expect, it } from "vitest"
import { finishTask } from "@/lib/tasks/finish"
import { testDatabase } from "@/lib/testing/db"
import { recorded } from "@/lib/testing/facts"
import { describeRefusals } from "@/lib/testing/refusals"
import { type TaskGround, taskGround } from "@/lib/testing/tasks"

await testDatabase()
let ground: TaskGround
beforeAll(async () => {
  ground = await taskGround()
})

it("keeps how it ended, and its words sealed with the record", async () => {
  const { add, ctxFor, me, read, clinic, lead } = ground
  const id = await add({ leadId: lead.id, patientId: lead.patientId })
  const input = { id, outcome: "reached" as const, words: "Zanubia comes on Monday" }
  await finishTask(ctxFor(["coordinator"]), input)
  await finishTask(ctxFor(["coordinator"]), input)
  expect(await read(id)).toMatchObject({
    status: "done",
    outcome: "reached",
    ownerId: me.id,
    finishedById: me.id,
  })
  expect(await recorded(clinic.id, id)).toMatchObject([
    {
      name: "task.finished",
      patientId: lead.patientId,
      after: { status: "done", outcome: "reached" },
      personal: { words: "Zanubia comes on Monday" },
    },
  ])
})

it("of two who finish it, one has, and the other learns who", async () => {
  const id = await ground.add()
  await finishTask(ground.ctxFor(["coordinator"]), { id, outcome: "done" })
  await expect(finishTask(ground.otherFor(["admin"]), { id, outcome: "done" })).rejects.toMatchObject({
    code: "wrong_state",
    sentence: `${ground.me.name} finished this already.`,
  })
})

describeRefusals(finishTask, {
  prepare: async () => ({ ...ground, input: { id: await ground.add(), outcome: "done" as const } }),
})
