import { cache } from "react"
import { orNotFound } from "@/app/(console)/or-not-found"
import { requireCtx } from "@/lib/auth"
import { findLead } from "@/lib/leads/find"

/** Once a request, for the title and the page. An unknown id, another clinic's and one out of reach are one 404. */
export const readLead = cache(async (id: string) => {
  const ctx = await requireCtx("leads.read")
  const detail = await orNotFound(findLead(ctx, { id }))
  return { ctx, detail }
})
