import { z } from "zod"

export const EventInput = z.object({ id: z.uuid() })

export const BuryInput = z.object({ id: z.uuid(), reason: z.string().max(100) })

export const ReplayInput = z.object({
  id: z.uuid(),
  reason: z.string().trim().min(3, "Say in a few words why.").max(500),
})
