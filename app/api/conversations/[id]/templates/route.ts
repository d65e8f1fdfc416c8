import { usableTemplates } from "@/lib/templates/usable"
import { route } from "@/lib/web/route"

/** What can be sent there now, in the person's language first. */
export const GET = route<{ id: string }>((ctx, { params }) =>
  usableTemplates(ctx, { conversation: params.id }),
)
