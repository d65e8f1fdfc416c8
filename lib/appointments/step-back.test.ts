import { expect, it } from "vitest"
import { stepBack } from "@/lib/appointments/step-back"
import type { AppointmentStatus } from "@/lib/appointments/words"
import { inClinic } from "@/lib/db"
import { recoverNoShow } from "@/lib/no-shows/recover"
import { AT_THE_DESK, arrivalGround, arrivalOf } from "@/lib/testing/arrivals"
import { testDatabase } from "@/lib/testing/db"
import { recorded } from "@/lib/testing/facts"
import { describeRefusals } from "@/lib/testing/refusals"
import { addMs, DAY_MS } from "@/lib/time"

await testDatabase()

const ground = async (
  status: AppointmentStatus,
  from: "checked_in" | "no_show" | "completed" = "checked_in",
) => {
  const made = await arrivalGround(status)
  return { ...made, input: { ...made.input, from } }
}

it.each([
  ["checked_in", "scheduled", { checkedInAt: null }],
  ["in_session", "checked_in", { startedAt: null }],
  ["completed", "in_session", { finishedAt: null, outcome: null, outcomeNote: null }],
  ["no_show", "scheduled", { finishedAt: null }],
] as const)("takes %s back to %s, once", async (from, to, cleared) => {
  const { clinic, ctxFor, input, read } = await arrivalGround(from)
  const ctx = ctxFor(["frontdesk"])
  await stepBack(ctx, { ...input, from })
  await stepBack(ctx, { ...input, from })
  expect(await read(input.id)).toMatchObject({ status: to, ...cleared })
  const facts = (await recorded(clinic.id, input.id)).filter((one) => one.name === "appointment.stepped_back")
  expect(facts).toHaveLength(1)
})

it("goes back to what the patient had said", async () => {
  const made = await arrivalGround()
  const id = await arrivalOf(made, "checked_in", { confirmedAt: AT_THE_DESK, confirmedBy: "reply" })
  await stepBack(made.ctxFor(["frontdesk"]), { id, from: "checked_in" })
  expect(await made.read(id)).toMatchObject({ status: "confirmed" })
})

it("takes back the call to who came after all", async () => {
  const made = await arrivalGround("no_show")
  const ctx = made.ctxFor(["frontdesk"])
  const { taskId } = await recoverNoShow(ctx, { appointmentId: made.input.id })
  await stepBack(ctx, { ...made.input, from: "no_show" })
  const [task] = await inClinic(made.clinic.id, (tx) => tx.task.findMany({ where: { id: taskId ?? "" } }))
  expect(task).toMatchObject({ status: "done", outcome: "not_needed" })
})

it("leaves alone what is old, and who has another appointment in its place", async () => {
  const made = await arrivalGround("completed")
  const late = { ...made.ctxFor(["frontdesk"]), now: addMs(AT_THE_DESK, 2 * DAY_MS) }
  await expect(stepBack(late, { ...made.input, from: "completed" })).rejects.toMatchObject({
    code: "wrong_state",
  })
  const other = await arrivalOf(made)
  const missed = await arrivalOf(made, "no_show", { movedToId: other })
  await expect(stepBack(made.ctxFor(["frontdesk"]), { id: missed, from: "no_show" })).rejects.toMatchObject({
    sentence: "They have another appointment in its place.",
  })
})

describeRefusals(stepBack, {
  prepare: () => ground("checked_in"),
  wrongState: { when: "one that went on since", code: "wrong_state", prepare: () => ground("completed") },
})
