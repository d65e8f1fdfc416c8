import { can } from "@/lib/can"
import type { Ctx } from "@/lib/ctx"
import { listViews } from "@/lib/views/list"
import { VIEW_PAGES, type ViewPage } from "@/lib/views/words"
import { SavedViews } from "./saved-views"

/** One's saved views of a list, for its header. The list names its filters in lib/views/words.ts. */
export async function ViewsOf({ ctx, page }: { ctx: Ctx; page: ViewPage }) {
  return (
    <SavedViews
      page={page}
      names={VIEW_PAGES[page]}
      views={await listViews(ctx, { page })}
      mayWrite={can(ctx.roles, "views.write") !== null}
    />
  )
}
