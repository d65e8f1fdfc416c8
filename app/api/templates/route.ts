import { usableTemplates } from "@/lib/templates/usable"
import { route } from "@/lib/web/route"

/** What can be sent in a conversation now, in the person's language first. */
export const GET = route((ctx, { search }) =>
  usableTemplates(ctx, { conversation: [search.conversation ?? ""].flat()[0] ?? "" }),
)
