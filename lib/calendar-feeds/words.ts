export const FEED_SCOPES = {
  mine: "Your own appointments",
  practitioner: "One practitioner",
  room: "One room",
  clinic: "The whole clinic",
} as const
export type FeedScope = keyof typeof FEED_SCOPES

/** Live ones of one member. */
export const MOST_FEEDS = 20
/** What a calendar shows: so far back and so far ahead. */
export const DAYS_BACK = 30
export const DAYS_AHEAD = 180
export const MOST_EVENTS = 5_000
