import { beforeAll, expect, it } from "vitest"
import type { Role } from "@/lib/can"
import { inClinic } from "@/lib/db"
import { newId } from "@/lib/ids"
import { countTasks } from "@/lib/tasks/count"
import { listTasks } from "@/lib/tasks/list"
import { listTasksToday } from "@/lib/tasks/today"
import { testDatabase } from "@/lib/testing/db"
import { describeRefusals } from "@/lib/testing/refusals"
import { type TaskGround, taskGround } from "@/lib/testing/tasks"
import { addMs, HOUR_MS, now } from "@/lib/time"

await testDatabase()
let ground: TaskGround
beforeAll(async () => {
  ground = await taskGround()
})

const shown = async (roles: Role[], input: Parameters<typeof listTasks>[1]) =>
  (await listTasks(ground.ctxFor(roles), input)).rows.map((row) => row.title)

beforeAll(async () => {
  const { add, me, other, lead } = ground
  await add({ title: "late", ownerId: me.id, dueAt: addMs(now(), -HOUR_MS) })
  await add({ title: "soon", ownerId: me.id })
  await add({ title: "no hurry", ownerId: me.id, dueAt: null, patientId: lead.patientId })
  await add({ title: "anybody's", ownerRole: "coordinator" })
  await add({ title: "doctors'", ownerRole: "doctor" })
  await add({ title: "a colleague's", ownerId: other.id, leadId: lead.id, ownerRole: null })
  await add({ title: "mine to watch", ownerId: other.id, createdById: me.id })
  await add({ title: "over", ownerId: me.id, status: "done", outcome: "done", finishedAt: now() })
})

it("sorts by when it is due, what has no time last", async () => {
  expect(await shown(["coordinator"], {})).toEqual(["late", "soon", "no hurry"])
  expect(await shown(["coordinator"], { tab: "role" })).toEqual(["anybody's"])
  expect(await shown(["coordinator"], { tab: "done" })).toEqual(["over"])
  expect(await shown(["coordinator"], { tab: "all" })).toHaveLength(7)
})

it("shows a doctor own, of the role and made by oneself, and no more", async () => {
  expect((await shown(["doctor"], { tab: "all" })).sort()).toEqual(
    ["doctors'", "late", "mine to watch", "no hurry", "soon"].sort(),
  )
})

it("filters by words, patient, owner, due and lead", async () => {
  const { other, lead } = ground
  expect(await shown(["admin"], { tab: "all", q: "COLLEAGUE" })).toEqual(["a colleague's"])
  expect(await shown(["admin"], { tab: "all", q: "zanubia" })).toEqual(["no hurry"])
  expect(await shown(["operator"], { tab: "all", q: "zanubia" })).toEqual([])
  const { address } = await inClinic(ground.clinic.id, (tx) =>
    tx.contact.findUniqueOrThrow({ where: { id: lead.contactId } }),
  )
  // As a person here says it: with its 0 in front and no country.
  expect(await shown(["admin"], { tab: "all", q: `0${address.slice(3)}` })).toEqual(["no hurry"])
  expect(await shown(["admin"], { tab: "all", owner: `member:${other.id}` })).toHaveLength(2)
  expect(await shown(["admin"], { tab: "all", owner: "role:doctor" })).toEqual(["doctors'"])
  expect(await shown(["admin"], { tab: "all", due: "late" })).toEqual(["late"])
  expect(await shown(["admin"], { tab: "all", due: "none" })).toEqual(["no hurry"])
  expect(await shown(["admin"], { tab: "all", leadId: lead.id })).toEqual(["a colleague's"])
  expect(await shown(["admin"], { tab: "all", patientId: "x" })).toEqual([])
})

it("counts what is mine and my roles', and how much of it is late", async () => {
  expect(await countTasks(ground.ctxFor(["coordinator"]), {})).toMatchObject({ mine: 3, role: 1, late: 1 })
  expect((await listTasksToday(ground.ctxFor(["coordinator"]), {})).map((row) => row.title)).toEqual(
    expect.arrayContaining(["late", "soon", "anybody's", "no hurry"]),
  )
})

it("pages through every task once, those without a time too", async () => {
  const far = await taskGround()
  for (let n = 0; n < 58; n++)
    await far.add({
      id: newId(),
      title: String(n),
      ownerId: far.me.id,
      dueAt: n < 52 ? addMs(now(), n * 1_000) : null,
    })
  const ctx = far.ctxFor(["coordinator"])
  const first = await listTasks(ctx, {})
  const second = await listTasks(ctx, { cursor: first.nextCursor ?? "" })
  expect([...first.rows, ...second.rows].map((row) => row.title)).toHaveLength(58)
  expect(new Set([...first.rows, ...second.rows].map((row) => row.id)).size).toBe(58)
  expect(second.nextCursor).toBeNull()
  await expect(listTasks(ctx, { cursor: "x" })).rejects.toMatchObject({ code: "invalid_input" })
})

it("shows another clinic nothing", async () => {
  expect((await listTasks(ground.strangerFor(["admin"]), { tab: "all" })).rows).toEqual([])
})

describeRefusals(listTasks, { subject: "none", prepare: async () => ({ ...ground, input: {} }) })
