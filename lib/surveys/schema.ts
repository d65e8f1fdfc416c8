import { z } from "zod"
import { optional } from "@/lib/appointments/schema"
import { SURVEY_TABS, type SurveyStatus, type SurveyTab } from "@/lib/surveys/words"

const keys = <T extends string>(of: Record<T, unknown>) => Object.keys(of) as [T, ...T[]]
const Id = z.string().max(64)

export const PlanSurveyInput = z.strictObject({ appointmentId: Id })
export const SurveyIdInput = z.strictObject({ id: Id })
export const AskSurveyInput = z.strictObject({
  id: Id,
  /** Which try it is: the same one writes once. */
  key: z.string().min(1).max(64),
})
export const SettleSurveyInput = z.strictObject({
  id: Id,
  score: z.coerce
    .number({ error: "Give a number from 0 to 10." })
    .int("Give a number from 0 to 10.")
    .min(0, "Give a number from 0 to 10.")
    .max(10, "Give a number from 0 to 10."),
  words: optional(z.string().trim().max(1_000, "Keep it under 1,000 characters.")),
})
export const SurveyFilters = z.strictObject({
  tab: z.enum(keys<SurveyTab>(SURVEY_TABS)).default("answered"),
  practitioner: optional(Id),
  cursor: optional(z.string().max(400)),
})
export type SurveyFilters = z.output<typeof SurveyFilters>

export type Planned = { id: string; askAt: string } | { id: null; askAt: null }
/** What a try to ask came to. */
export type Asked =
  | { state: "asked"; until: string }
  | { state: "wait"; until: string }
  | { state: "ended"; until: null }

export type SurveyRow = {
  id: string
  status: SurveyStatus
  because: string | null
  score: number | null
  comment: string | null
  /** When they were asked, or are to be. */
  askAt: string
  expiresAt: string
  answeredAt: string | null
  /** A reply waits to be read by a person. */
  toRead: boolean
  patient: { id: string; name: string }
  service: string
  practitioner: string
  visitAt: string
  may: { settle: boolean }
}
export type SurveyPage = { rows: SurveyRow[]; nextCursor: string | null; toRead: number }

export type SurveyCounts = {
  asked: number
  answered: number
  promoters: number
  passives: number
  detractors: number
}
export type SurveyFigures = {
  total: SurveyCounts
  before: SurveyCounts
  services: (SurveyCounts & { of: string })[]
  /** Null where the role sees totals alone. */
  practitioners: (SurveyCounts & { of: string })[] | null
}
