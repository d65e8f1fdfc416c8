import { fact } from "@/lib/facts"
import { idFrom } from "@/lib/ids"
import { leadForWork, reachOf, requireMember } from "@/lib/leads/reach"
import { AddNoteInput } from "@/lib/leads/schema"
import { command } from "@/lib/operation"

/** The form's key makes a second press harmless. The fact holds no text: notes can be erased, facts cannot. */
export const addLeadNote = command({
  name: "leads.addNote",
  may: "leads.work",
  input: AddNoteInput,
  async run({ ctx, tx, input, grant }) {
    const memberId = requireMember(ctx)
    const lead = await leadForWork(tx, input.id, reachOf(ctx, grant))
    const id = idFrom(`note ${memberId} ${lead.id} ${input.key}`)
    const { count } = await tx.leadNote.createMany({
      data: [{ id, clinicId: ctx.clinicId, leadId: lead.id, memberId, body: input.body, createdAt: ctx.now }],
      skipDuplicates: true,
    })
    if (count === 0) return { value: { id }, facts: [] }
    const facts = [fact("lead.note_added", lead.id, { patientId: lead.patientId, after: { noteId: id } })]
    return { value: { id }, facts }
  },
})
