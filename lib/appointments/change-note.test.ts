import { expect, it } from "vitest"
import { changeNote } from "@/lib/appointments/change-note"
import { arrivalGround } from "@/lib/testing/arrivals"
import { testDatabase } from "@/lib/testing/db"
import { recorded } from "@/lib/testing/facts"
import { describeRefusals } from "@/lib/testing/refusals"

await testDatabase()

const ground = async () => {
  const made = await arrivalGround()
  return { ...made, input: { ...made.input, note: "Comes with her mother" } }
}

it("keeps the words, on record once and sealed; empty takes them away", async () => {
  const { clinic, ctxFor, input, read } = await ground()
  const ctx = ctxFor(["frontdesk"])
  await changeNote(ctx, input)
  await changeNote(ctx, input)
  expect((await read(input.id)).note).toBe("Comes with her mother")
  const facts = (await recorded(clinic.id, input.id)).filter((one) => one.name === "appointment.note_changed")
  expect(facts).toHaveLength(1)
  expect(JSON.stringify([facts[0]?.before, facts[0]?.after])).not.toContain("mother")
  await changeNote(ctx, { id: input.id, note: "" })
  expect((await read(input.id)).note).toBeNull()
})

describeRefusals(changeNote, { prepare: ground, badInput: { id: 7 } })
