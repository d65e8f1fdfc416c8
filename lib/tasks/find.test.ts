import { beforeAll, expect, it } from "vitest"
import { findTask } from "@/lib/tasks/find"
import { finishTask } from "@/lib/tasks/finish"
import { listTasks } from "@/lib/tasks/list"
import { testDatabase } from "@/lib/testing/db"
import { describeRefusals } from "@/lib/testing/refusals"
import { type TaskGround, taskGround } from "@/lib/testing/tasks"

await testDatabase()
let ground: TaskGround
beforeAll(async () => {
  ground = await taskGround()
})

it("tells what happened to it, with words for who may read patients", async () => {
  const { add, ctxFor, lead } = ground
  const id = await add({ patientId: lead.patientId, ownerRole: "operator" })
  await finishTask(ctxFor(["coordinator"]), { id, outcome: "done", words: "Zanubia is content" })
  const detail = await findTask(ctxFor(["coordinator"]), { id })
  expect(detail.task.patient?.name).toBe("Zanubia Quartermaine")
  expect(detail.history).toMatchObject([{ name: "task.finished", words: "Zanubia is content" }])
})

it("masks the patient for who sees none, and is not there for whose it is not", async () => {
  const { add, ctxFor, lead } = ground
  const written = {
    title: "Call Zanubia about the swelling",
    why: "Zanubia rang twice",
    sourceType: "member",
  }
  const id = await add({ patientId: lead.patientId, leadId: lead.id, ownerRole: "operator", ...written })
  const { task } = await findTask(ctxFor(["operator"]), { id })
  expect(task).toMatchObject({ title: "Call back", why: null })
  expect((await listTasks(ctxFor(["operator"]), { tab: "role", q: "zanubia" })).rows).toEqual([])
  expect((await findTask(ctxFor(["coordinator"]), { id })).task).toMatchObject({ title: written.title })
  const seen = JSON.stringify(await findTask(ctxFor(["operator"]), { id }))
  expect(seen).toContain("Z. Q.")
  expect(seen).not.toContain("Zanubia")
  await expect(findTask(ctxFor(["caregiver"]), { id })).rejects.toMatchObject({ code: "not_found" })
})

describeRefusals(findTask, {
  prepare: async () => ({ ...ground, input: { id: await ground.add() } }),
})
