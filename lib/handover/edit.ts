import { fail } from "@/lib/errors"
import { fact } from "@/lib/facts"
import { ownDraft, SIGNED } from "@/lib/handover/reach"
import { EditHandoverInput } from "@/lib/handover/schema"
import { command } from "@/lib/operation"

/** Keeps the words of a draft. */
export const editHandover = command({
  name: "handover.edit",
  may: "handover.write",
  input: EditHandoverInput,
  async run({ ctx, tx, input: { id, note } }) {
    const draft = await ownDraft(tx, ctx, id)
    const value = { id: draft.id }
    if (draft.note === note) return { value, facts: [] }
    const { count } = await tx.handover.updateMany({
      where: { id: draft.id, status: "draft" },
      data: { note, updatedAt: ctx.now },
    })
    if (count === 0) fail("wrong_state", { sentence: SIGNED })
    return { value, facts: [fact("handover.edited", draft.id, { personal: { note } })] }
  },
})
