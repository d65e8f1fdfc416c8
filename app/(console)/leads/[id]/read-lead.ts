import { notFound } from "next/navigation"
import { cache } from "react"
import { requireCtx } from "@/lib/auth"
import { AppError } from "@/lib/errors"
import { findLead } from "@/lib/leads/find"

/** Once a request, for the title and the page. An unknown id, another clinic's and one out of reach are one 404. */
export const readLead = cache(async (id: string) => {
  const ctx = await requireCtx("leads.read")
  const detail = await findLead(ctx, { id }).catch((error) =>
    error instanceof AppError && error.code === "not_found" ? notFound() : Promise.reject(error),
  )
  return { ctx, detail }
})
