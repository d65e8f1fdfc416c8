import { fail } from "@/lib/errors"
import { fact } from "@/lib/facts"
import { ownDraft, SIGNED } from "@/lib/handover/reach"
import { SignHandoverInput } from "@/lib/handover/schema"
import { command } from "@/lib/operation"

/** Signs my note by name. From then on it stands as it is. */
export const signHandover = command({
  name: "handover.sign",
  may: "handover.write",
  input: SignHandoverInput,
  async run({ ctx, tx, input }) {
    const draft = await ownDraft(tx, ctx, input.id)
    const { id, role } = draft
    const note = input.note ?? draft.note
    const value = { id }
    if (draft.status !== "draft") {
      if (draft.note === note) return { value, facts: [] }
      fail("wrong_state", { sentence: SIGNED })
    }
    const { count } = await tx.handover.updateMany({
      where: { id, status: "draft" },
      data: { note, status: "signed", signedAt: ctx.now, updatedAt: ctx.now },
    })
    if (count === 0) fail("conflict")
    const personal = note ? { note } : undefined
    return {
      value,
      facts: [fact("handover.signed", id, { personal, after: { role, correctsId: draft.correctsId } })],
      events: [{ name: "handover.signed", data: { clinicId: ctx.clinicId, handoverId: id } }],
    }
  },
})
