import { z } from "zod"
import type { ConsentStatus, Purpose } from "@/lib/consents/words"

export const StandingInput = z.object({ patientId: z.string().max(64) })

export type ConsentRow = {
  purpose: Purpose
  status: ConsentStatus
  source: string
  policyVersion: string | null
  decidedAt: string
  expiresAt: string | null
  by: string | null
}

export type ConsentStanding = {
  /** In the order of PURPOSES; purposes never decided on are left out. Empty where only numbers may be seen. */
  rows: ConsentRow[]
  counts: { granted: number; refused: number; waiting: number }
}
