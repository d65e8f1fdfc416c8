import { expect, it } from "vitest"
import { newId } from "@/lib/ids"
import { EVENTS, listPatientTimeline, OF_LEADS } from "@/lib/leads/patient-timeline"
import { addPatientNote } from "@/lib/patients/add-note"
import { changePatient } from "@/lib/patients/change"
import { findPatient } from "@/lib/patients/find"
import { mergePatients } from "@/lib/patients/merge"
import { createTask } from "@/lib/tasks/create"
import { finishTask } from "@/lib/tasks/finish"
import { testDatabase } from "@/lib/testing/db"
import { addLead, addMessage, leadGround } from "@/lib/testing/lead-ground"
import { addPatient } from "@/lib/testing/patients"
import { describeRefusals } from "@/lib/testing/refusals"
import { isTest, sourceFiles, textOf } from "@/lib/testing/sources"
import { statementsOf } from "@/lib/testing/statements"
import { addMs, MINUTE_MS, now } from "@/lib/time"

const db = await testDatabase()

async function ground() {
  const made = await leadGround({ name: "Ana Pop", lastMessage: null, waitingSince: null })
  const second = await addLead(made.clinic.id, { ownerId: made.member.id })
  await db.owner.query(`update "Lead" set "patientId" = $1 where id = $2`, [made.lead.patientId, second.id])
  const other = { ...second, patientId: made.lead.patientId }
  return { ...made, second: other, input: { id: made.lead.patientId } }
}

it("is one line over all leads: messages, notes and changes, newest first, looks left out", async () => {
  const { lead, second, input, ctxFor } = await ground()
  const admin = ctxFor(["admin"])
  await addMessage(lead, "First enquiry", { createdAt: addMs(now(), -60 * MINUTE_MS) })
  await addMessage(second, "Second enquiry", { createdAt: addMs(now(), -30 * MINUTE_MS) })
  await addPatientNote(admin, { ...input, key: newId(), body: "Prefers mornings" })
  await changePatient(ctxFor(["admin"]), { ...input, name: "Ana Pop", language: "de" })
  await findPatient(ctxFor(["doctor"]), input)
  const { items } = await listPatientTimeline(admin, input)
  expect(
    items.map((item) => (item.kind === "event" ? item.name : "body" in item ? item.body : item.kind)),
  ).toEqual(["patient.changed", "Prefers mornings", "Second enquiry", "First enquiry"])
  expect(items[0]).toMatchObject({ about: { fields: "language" }, leadId: null })
})

it("tells of a task from its making to its end, and of a record merged into this one", async () => {
  const { clinic, input, ctxFor, member } = await ground()
  const admin = ctxFor(["admin"])
  const old = await addPatient(clinic.id, { name: "Ana Old" })
  await changePatient(admin, { id: old.id, name: "Ana Older" })
  await mergePatients(admin, { keptId: input.id, mergedId: old.id, reason: "One person" })
  const task = await createTask(admin, {
    key: newId(),
    kind: "other",
    title: "Call back",
    owner: `member:${member.id}`,
    patientId: input.id,
  })
  await finishTask(admin, { id: task.id, outcome: "done" })
  const { items } = await listPatientTimeline(admin, input)
  expect(items.flatMap((one) => (one.kind === "event" ? [one.name] : [])).sort()).toEqual([
    "patient.changed",
    "patient.merged",
    "task.created",
    "task.finished",
  ])
})

it.each([...EVENTS, ...OF_LEADS])("%s is recorded under this name somewhere", (name) => {
  const [subject] = name.split(".")
  const written = sourceFiles().filter(
    (file) => !isTest(file) && !/patient-timeline|timeline-entry/.test(file),
  )
  const ways = [`"${name}"`, ...(subject === "consent" ? [`\`consent.\${status}\``] : [])]
  expect(
    written.some((file) => /^(lib|inngest)\//.test(file) && ways.some((way) => textOf(file).includes(way))),
  ).toBe(true)
})

it("shows the words of a lead only to whom that lead's messages are shown", async () => {
  const { lead, second, input, ctxFor } = await ground()
  await addMessage(lead, "Nobody's")
  await addMessage(second, "One's own")
  const bodies = async (role: "frontdesk" | "operator" | "auditor") =>
    (await listPatientTimeline(ctxFor([role]), input)).items.flatMap((one) =>
      "body" in one ? [one.body] : [],
    )
  expect((await bodies("frontdesk")).sort()).toEqual(["One's own", null].sort())
  expect(await bodies("operator")).toEqual([null, null])
  expect(JSON.stringify(await listPatientTimeline(ctxFor(["operator"]), input))).not.toMatch(/Nobody|One's/)
})

it("pages backwards through all of it, each once, with the same number of statements", async () => {
  const { lead, input, ctxFor } = await ground()
  const admin = ctxFor(["admin"])
  await listPatientTimeline(admin, input)
  const few = (await statementsOf(() => listPatientTimeline(admin, input))).length
  for (let n = 0; n < 120; n++)
    await addMessage(lead, `Message ${n}`, { createdAt: addMs(now(), (n % 40) * -MINUTE_MS) })
  const seen: string[] = []
  let cursor: string | undefined
  do {
    const page = await listPatientTimeline(admin, { ...input, cursor })
    seen.push(...page.items.map((item) => item.id))
    cursor = page.nextCursor ?? undefined
  } while (cursor)
  expect(new Set(seen).size).toBe(120)
  expect(seen).toHaveLength(120)
  expect(await statementsOf(() => listPatientTimeline(admin, input))).toHaveLength(few)
})

describeRefusals(listPatientTimeline, {
  prepare: ground,
  badInput: { id: 7 },
})
