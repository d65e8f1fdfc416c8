import { describe, expect, it } from "vitest"
import { isSilent, silenceAfterMs } from "@/lib/connections/rules"
import { HOUR_MS, MINUTE_MS } from "@/lib/time"

const known = { minutes: 90, days: 10, usualGapMs: HOUR_MS }

describe("silence", () => {
  it.each([
    [known, 3 * HOUR_MS],
    [{ ...known, usualGapMs: MINUTE_MS }, 30 * MINUTE_MS],
    [{ ...known, minutes: 19 }, null],
    [{ ...known, days: 2 }, null],
    [{ ...known, usualGapMs: null }, null],
  ])("of %j begins after %s", (heard, ms) => expect(silenceAfterMs(heard)).toBe(ms))

  it.each([
    [{ ...known, sinceLastMs: 3 * HOUR_MS - 1 }, false],
    [{ ...known, sinceLastMs: 3 * HOUR_MS }, true],
    [{ ...known, minutes: 3, sinceLastMs: 80 * HOUR_MS }, null],
  ])("of %j is %s", (heard, silent) => expect(isSilent(heard)).toBe(silent))
})
