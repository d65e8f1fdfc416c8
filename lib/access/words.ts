import { HOUR_MS, MINUTE_MS } from "@/lib/time"

export const GLASS_LIFE_MS = 4 * HOUR_MS
export const UNMASK_LIFE_MS = 15 * MINUTE_MS
/** How long a grant may be asked for. */
export const GRANT_HOURS = [1, 2, 4, 8] as const
export const PLATFORM_ROLES = ["operator", "auditor"] as const
export const REVIEW_WITHIN_MS = 24 * HOUR_MS
export const ACCESS_PAGE = 30

export type AccessKind = "grant" | "break_glass" | "unmask"
export const ACCESS_NAMES: Record<AccessKind, string> = {
  grant: "Platform grant",
  break_glass: "Broken glass",
  unmask: "Unmasked",
}

export const VERDICTS = ["justified", "not_justified"] as const
export type Verdict = (typeof VERDICTS)[number]
export const VERDICT_NAMES: Record<Verdict, string> = {
  justified: "Justified",
  not_justified: "Not justified",
}

export const reviewKeyOf = (accessId: string): string => `review_access:${accessId}`
