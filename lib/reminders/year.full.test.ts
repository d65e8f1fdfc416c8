import { expect, it } from "vitest"
import { testDatabase } from "@/lib/testing/db"
import { expectRightReminders } from "@/lib/testing/reckon-reminders"
import { liveWithReminders } from "@/lib/testing/simulate-reminders"
import { SIMULATED_ZONES } from "@/lib/testing/wall-clock"
import { toDate } from "@/lib/time"

const db = await testDatabase()
const LIMIT = { timeout: 90 * 60_000 }

it.each(SIMULATED_ZONES)("F12 P9 400 days and 1,000 appointments in %s", LIMIT, async (zone) => {
  const lived = await liveWithReminders(db, {
    zone,
    from: toDate("2027-01-01T00:07:00Z"),
    days: 400,
    count: 1_000,
  })
  expect(lived).toHaveLength(1_000)
  const { gaps, twice } = expectRightReminders(lived, zone)
  const jumps = ["Europe/Bucharest", "America/New_York", "Australia/Lord_Howe"].includes(zone)
  expect([gaps > 0, twice > 0]).toEqual([jumps, jumps])
})
