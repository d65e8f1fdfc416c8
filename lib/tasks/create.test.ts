import { beforeAll, expect, it } from "vitest"
import { newId } from "@/lib/ids"
import { createTask } from "@/lib/tasks/create"
import { testDatabase } from "@/lib/testing/db"
import { describeRefusals } from "@/lib/testing/refusals"
import { type TaskGround, taskGround } from "@/lib/testing/tasks"
import { toDate } from "@/lib/time"

await testDatabase()
let ground: TaskGround
beforeAll(async () => {
  ground = await taskGround()
})

const wanted = { title: "Call about the crown", owner: "role:frontdesk", due: "2027-07-01T09:00" }

it("makes it once, however often the form is sent, for a lead and its patient", async () => {
  const { ctxFor, lead, read, named, me } = ground
  const input = { ...wanted, key: newId(), kind: "call_back" as const, leadId: lead.id, why: "" }
  const { id } = await createTask(ctxFor(["coordinator"]), input)
  expect(await createTask(ctxFor(["coordinator"]), input)).toEqual({ id })
  expect(await read(id)).toMatchObject({
    kind: "call_back",
    ownerRole: "frontdesk",
    patientId: lead.patientId,
    createdById: me.id,
    dueAt: toDate("2027-07-01T06:00:00Z"),
    why: null,
  })
  expect(await named(id)).toEqual(["task.created"])
})

it("is about nobody whom the role may not know", async () => {
  const { ctxFor, lead } = ground
  for (const role of ["caregiver", "operator"] as const)
    await expect(
      createTask(ctxFor([role]), { ...wanted, key: newId(), patientId: lead.patientId }),
    ).rejects.toMatchObject({ code: "not_found" })
})

it.each([
  [{ title: " " }, "title"],
  [{ owner: "" }, "owner"],
  [{ due: "2020-01-01T09:00" }, "due"],
  [{ due: "tomorrow" }, "due"],
])("says beside the field what is wrong: %o", async (change, field) => {
  await expect(
    createTask(ground.ctxFor(["admin"]), { ...wanted, key: newId(), ...change }),
  ).rejects.toMatchObject({
    code: "invalid_input",
    fields: { [field]: expect.any(String) },
  })
})

describeRefusals(createTask, {
  prepare: async () => ({ ...ground, input: { ...wanted, key: newId(), leadId: ground.lead.id } }),
})
