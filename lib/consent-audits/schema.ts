import { z } from "zod"
import type { ConsentStatus, Purpose } from "@/lib/consents/words"
import type { FindingKind } from "./words"

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, "Give a day such as 2026-03-01.")

export const MakeAuditInput = z.object({ day })
export const AuditDayInput = z.object({
  day: z.string().max(20),
  kind: z.string().max(40).optional(),
  cursor: z.string().max(64).optional(),
})
export const AuditDaysInput = z.object({ cursor: day.optional() })

export type AuditCounts = {
  /** Patients whose record is their own: neither joined with another nor erased. */
  patients: number
  purposes: Partial<Record<Purpose, Partial<Record<ConsentStatus, number>>>>
  findings: Record<FindingKind, number>
}

export type AuditDay = { day: string; madeAt: string; counts: AuditCounts; isClean: boolean }
export type AuditDays = { rows: AuditDay[]; nextCursor: string | null }

export type FindingRow = {
  id: string
  kind: FindingKind
  patientId: string | null
  patientName: string | null
  purpose: Purpose | null
  subjectId: string | null
  at: string | null
}
export type AuditView = AuditDay & { rows: FindingRow[]; kind: FindingKind | null; nextCursor: string | null }
