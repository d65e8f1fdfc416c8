import { beforeAll, expect, it } from "vitest"
import { newId } from "@/lib/ids"
import { createTask } from "@/lib/tasks/create"
import { testDatabase } from "@/lib/testing/db"
import { addLead } from "@/lib/testing/lead-ground"
import { describeRefusals } from "@/lib/testing/refusals"
import { type TaskGround, taskGround } from "@/lib/testing/tasks"
import { toDate } from "@/lib/time"

const db = await testDatabase()
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

it("is about nobody out of a doctor's reach, and about no record that was merged away", async () => {
  const { ctxFor, lead, me, clinic } = ground
  const doctor = ctxFor(["doctor"])
  const mine = { ...wanted, owner: `member:${me.id}` }
  const cold = await addLead(clinic.id, { classification: "COLD" })
  for (const about of [{ patientId: cold.patientId }, { leadId: cold.id }])
    await expect(createTask(doctor, { ...mine, key: newId(), ...about })).rejects.toMatchObject({
      code: "not_found",
    })
  const hot = await addLead(clinic.id, { classification: "HOT" })
  for (const about of [{ patientId: hot.patientId }, { leadId: hot.id }])
    await createTask(doctor, { ...mine, key: newId(), ...about })
  const gone = await addLead(clinic.id)
  await db.owner.query(`update "Patient" set "mergedIntoId" = $1 where id = $2`, [
    lead.patientId,
    gone.patientId,
  ])
  await expect(
    createTask(ctxFor(["coordinator"]), { ...wanted, key: newId(), patientId: gone.patientId }),
  ).rejects.toMatchObject({ code: "wrong_state" })
})

it.each(["role:operator", "role:caregiver"])(
  "about a patient is not for %s, who sees none",
  async (owner) => {
    const { ctxFor, lead } = ground
    const input = { ...wanted, key: newId(), owner }
    await expect(
      createTask(ctxFor(["coordinator"]), { ...input, patientId: lead.patientId }),
    ).rejects.toMatchObject({ fields: { owner: expect.stringContaining("sees no patients") } })
    await createTask(ctxFor(["coordinator"]), input)
  },
)

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
