import { z } from "zod"
import type { ConsentStatus, Purpose } from "@/lib/consents/words"

export const StandingInput = z.object({ patientId: z.string().max(64) })

export type ConsentRow = {
  purpose: Purpose
  status: ConsentStatus
  source: string
  policyVersion: string | null
  recordedAt: string
  expiresAt: string | null
  by: string | null
}
