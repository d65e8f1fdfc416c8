"use server"

import { makeFeed } from "@/lib/calendar-feeds/make"
import { revokeFeed } from "@/lib/calendar-feeds/revoke"
import { action } from "@/lib/web/action"

// The list is painted anew when the address was seen: what is shown once must not go with the page.
export const make = action(makeFeed)
export const revoke = action(revokeFeed, { refresh: true })
