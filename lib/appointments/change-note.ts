import { z } from "zod"
import { assertAnswers } from "@/lib/appointments/asking"
import { appointmentInReach } from "@/lib/appointments/reach"
import { Id, optional } from "@/lib/appointments/schema"
import { fact } from "@/lib/facts"
import { command } from "@/lib/operation"

export const ChangeNoteInput = z.strictObject({
  id: Id,
  note: optional(z.string().trim().max(1_000, "Keep it under 1,000 characters.")),
})

/** What a colleague should know before; never the patient. Empty takes it away. */
export const changeNote = command({
  name: "appointments.change_note",
  may: "appointments.write",
  input: ChangeNoteInput,
  async run({ ctx, tx, input, grant }) {
    assertAnswers(ctx)
    const row = await appointmentInReach(tx, ctx, grant, input.id)
    const value = { id: row.id }
    const note = input.note || null
    if (row.note === note) return { value, facts: [] }
    await tx.appointment.update({ where: { id: row.id }, data: { note, updatedAt: ctx.now } })
    return {
      value,
      facts: [
        fact("appointment.note_changed", row.id, {
          patientId: row.patientId,
          after: { hasNote: note !== null },
          personal: { before: row.note, note },
        }),
      ],
    }
  },
})
