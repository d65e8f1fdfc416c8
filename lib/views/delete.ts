import { fact } from "@/lib/facts"
import { command } from "@/lib/operation"
import { ownView } from "@/lib/views/own"
import { DeleteViewInput } from "@/lib/views/schema"

export const deleteView = command({
  name: "views.delete",
  may: "views.write",
  input: DeleteViewInput,
  async run({ ctx, tx, input }) {
    const { id, page, name } = await ownView(tx, ctx, input.id)
    const { count } = await tx.savedView.deleteMany({ where: { id } })
    if (count === 0) return { value: { id }, facts: [] }
    return { value: { id }, facts: [fact("view.deleted", id, { before: { page }, personal: { name } })] }
  },
})
