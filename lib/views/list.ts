import { query } from "@/lib/operation"
import { ownerOf } from "@/lib/views/own"
import { ListViewsInput, type SavedView } from "@/lib/views/schema"

/** One's own views of a list, by name. */
export const listViews = query({
  name: "views.list",
  may: "session.own",
  input: ListViewsInput,
  run: ({ ctx, tx, input }): Promise<SavedView[]> =>
    tx.savedView.findMany({
      where: { memberId: ownerOf(ctx), page: input.page },
      select: { id: true, name: true, query: true },
      orderBy: { name: "asc" },
    }),
})
