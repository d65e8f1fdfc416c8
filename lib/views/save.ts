import { fail } from "@/lib/errors"
import { fact } from "@/lib/facts"
import { newId } from "@/lib/ids"
import { command } from "@/lib/operation"
import { t } from "@/lib/say"
import { lockViews, ownerOf } from "@/lib/views/own"
import { keptQuery } from "@/lib/views/rules"
import { type SavedView, SaveViewInput } from "@/lib/views/schema"
import { MOST_VIEWS } from "@/lib/views/words"

/** Keeps a list's filters under a name; the same name again takes the newer filters. */
export const saveView = command({
  name: "views.save",
  may: "views.write",
  input: SaveViewInput,
  async run({ ctx, tx, input }) {
    const { page, name } = input
    const own = { clinicId: ctx.clinicId, memberId: ownerOf(ctx), page }
    const query = keptQuery(page, input.query)
    if (!query) fail("invalid_input", { fields: { name: "There is no filter to keep. Choose one first." } })
    await lockViews(tx, ctx)
    const known = await tx.savedView.findFirst({ where: { ...own, name } })
    if (known?.query === query) return { value: shown(known), facts: [] }
    if (!known && (await tx.savedView.count({ where: own })) >= MOST_VIEWS)
      fail("wrong_state", {
        sentence: t("You keep {n} views here already. Delete one first.", { n: MOST_VIEWS }),
      })
    const view = known
      ? await tx.savedView.update({ where: { id: known.id }, data: { query } })
      : await tx.savedView.create({ data: { id: newId(), ...own, name, query, createdAt: ctx.now } })
    return {
      value: shown(view),
      facts: [fact("view.saved", view.id, { after: { page }, personal: { name } })],
    }
  },
})

const shown = ({ id, name, query }: SavedView): SavedView => ({ id, name, query })
