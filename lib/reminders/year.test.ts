import { expect, it } from "vitest"
import { testDatabase } from "@/lib/testing/db"
import { expectRightReminders } from "@/lib/testing/reckon-reminders"
import { liveWithReminders } from "@/lib/testing/simulate-reminders"
import { toDate } from "@/lib/time"

const db = await testDatabase()
// A busy machine takes its time.
const LIMIT = { timeout: 10 * 60_000 }

/** A few days around what each zone's clocks do; the whole of 400 days and five zones is year.full.test.ts. */
it.each([
  ["Europe/Bucharest", "2027-03-25T00:07:00Z", true],
  ["America/New_York", "2027-11-04T00:07:00Z", false],
  ["Australia/Lord_Howe", "2027-03-31T00:07:00Z", false],
] as const)(
  "F12 P9 %s: each reminder once, at the right hour on the wall",
  LIMIT,
  async (zone, from, isForward) => {
    const lived = await liveWithReminders(db, { zone, from: toDate(from), days: 6, count: 40 })
    const { gaps, twice } = expectRightReminders(lived, zone)
    expect([gaps > 0, twice > 0]).toEqual([isForward, !isForward])
  },
)
