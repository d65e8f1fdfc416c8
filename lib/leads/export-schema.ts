import { z } from "zod"
import { LeadFilters } from "@/lib/leads/schema"

export const StartExportInput = z.object({
  /** The list as its address has it. */
  filters: LeadFilters.omit({ cursor: true }),
  reason: z.string().trim().min(3, "Say why, in a few words.").max(500, "At most 500 characters."),
})
export const ExportLeadsInput = z.object({ id: z.string().max(64), cursor: z.string().max(200).optional() })
