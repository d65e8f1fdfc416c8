import { cache } from "react"
import { orNotFound } from "@/app/(console)/or-not-found"
import { requireCtx } from "@/lib/auth"
import { findConversation } from "@/lib/conversations/find"

/** Once a request, for the title and the page. An unknown id, another clinic's and one out of reach are one 404. */
export const readConversation = cache(async (id: string) => {
  const ctx = await requireCtx("messages.read")
  const view = await orNotFound(findConversation(ctx, { id }))
  return { ctx, view }
})
