import { fail } from "@/lib/errors"
import { fact } from "@/lib/facts"
import { command } from "@/lib/operation"
import { lockViews, ownView } from "@/lib/views/own"
import { RenameViewInput } from "@/lib/views/schema"

export const renameView = command({
  name: "views.rename",
  may: "views.write",
  input: RenameViewInput,
  async run({ ctx, tx, input: { id, name } }) {
    const view = await ownView(tx, ctx, id)
    const value = { id: view.id, name }
    if (view.name === name) return { value, facts: [] }
    await lockViews(tx, ctx)
    const { memberId, page } = view
    if (await tx.savedView.findFirst({ where: { memberId, page, name }, select: { id: true } }))
      fail("conflict", { fields: { name: "You have a view of this name already." } })
    await tx.savedView.update({ where: { id: view.id }, data: { name } })
    return { value, facts: [fact("view.renamed", view.id, { after: { page }, personal: { name } })] }
  },
})
