import { beforeAll, expect, it } from "vitest"
import { listNotifications } from "@/lib/notifications/list"
import { assignTask } from "@/lib/tasks/assign"
import { testDatabase } from "@/lib/testing/db"
import { makeMember } from "@/lib/testing/factory"
import { describeRefusals } from "@/lib/testing/refusals"
import { type TaskGround, taskGround } from "@/lib/testing/tasks"
import { toDate } from "@/lib/time"

await testDatabase()
let ground: TaskGround
beforeAll(async () => {
  ground = await taskGround()
})

it("gives it to a colleague and tells them, once", async () => {
  const { add, ctxFor, otherFor, other, read, named } = ground
  const id = await add()
  const input = { id, owner: `member:${other.id}` }
  await assignTask(ctxFor(["coordinator"]), input)
  await assignTask(ctxFor(["coordinator"]), input)
  expect(await read(id)).toMatchObject({ ownerId: other.id, ownerRole: "coordinator" })
  expect(await named(id)).toEqual(["task.assigned"])
  const { rows } = await listNotifications(otherFor(["coordinator"]), {})
  expect(rows.filter((row) => row.href === `/tasks?task=${id}`)).toMatchObject([{ kind: "task_assigned" }])
})

it("gives it to a role, whoever had it", async () => {
  const { add, ctxFor, me, read } = ground
  const id = await add({ ownerId: me.id })
  await assignTask(ctxFor(["doctor"]), { id, owner: "role:frontdesk" })
  expect(await read(id)).toMatchObject({ ownerId: null, ownerRole: "frontdesk" })
})

it.each(["role:auditor", "member:01900000-0000-7000-8000-000000000000"])("refuses %s", async (owner) => {
  const id = await ground.add()
  await expect(assignTask(ground.ctxFor(["admin"]), { id, owner })).rejects.toMatchObject({
    code: "invalid_input",
    fields: { owner: expect.any(String) },
  })
})

it("of a patient goes to nobody who sees none", async () => {
  const { add, ctxFor, clinic, lead } = ground
  const id = await add({ patientId: lead.patientId })
  const caregiver = await makeMember(clinic.id, ["caregiver"])
  for (const owner of ["role:operator", `member:${caregiver.id}`])
    await expect(assignTask(ctxFor(["coordinator"]), { id, owner })).rejects.toMatchObject({
      fields: { owner: expect.stringContaining("sees no patients") },
    })
})

it("of two who give it away at once, one does", async () => {
  const { add, ctxFor, otherFor, me, other } = ground
  const id = await add()
  const both = await Promise.allSettled([
    assignTask(ctxFor(["admin"]), { id, owner: `member:${me.id}` }),
    assignTask(otherFor(["admin"]), { id, owner: `member:${other.id}` }),
  ])
  // Read one after the other, both are right; read at once, one is told.
  for (const one of both)
    if (one.status === "rejected") expect(one.reason).toMatchObject({ code: "conflict" })
  expect(both.some((one) => one.status === "fulfilled")).toBe(true)
})

describeRefusals(assignTask, {
  prepare: async () => ({ ...ground, input: { id: await ground.add(), owner: "role:frontdesk" } }),
  wrongState: {
    when: "what has ended",
    code: "wrong_state",
    prepare: async () => ({
      ...ground,
      input: {
        id: await ground.add({ status: "done", outcome: "done", finishedAt: toDate("2026-01-01T00:00:00Z") }),
        owner: "role:frontdesk",
      },
    }),
  },
})
