import { locale } from "@/lib/say"

/** Client-safe words of causes. */
export const CAUSE_STATES = ["open", "fixed", "ignored"] as const
export type CauseState = (typeof CAUSE_STATES)[number]
/** A number where counting may have stopped. */
export const atLeast = (value: number, isMore: boolean): string =>
  `${value.toLocaleString(locale())}${isMore ? "+" : ""}`

export const CAUSE_PAGE = 30
/** Hours of the trend. */
export const TREND_HOURS = 24
