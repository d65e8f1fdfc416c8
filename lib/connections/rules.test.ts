import { describe, expect, it } from "vitest"
import { isSilent, silenceAfterMs } from "@/lib/connections/rules"
import { HOUR_MS, MINUTE_MS } from "@/lib/time"

describe("silence", () => {
  it.each([
    [{ count: 19, openMs: 90 * HOUR_MS }, null],
    [{ count: 90, openMs: 90 * HOUR_MS }, 3 * HOUR_MS],
    [{ count: 9_000, openMs: 90 * HOUR_MS }, 30 * MINUTE_MS],
    [{ count: 50, openMs: 0 }, null],
  ])("of %j begins after %s", (heard, ms) => expect(silenceAfterMs(heard)).toBe(ms))

  it.each([
    [{ count: 90, openMs: 90 * HOUR_MS, sinceLastMs: 3 * HOUR_MS - 1 }, false],
    [{ count: 90, openMs: 90 * HOUR_MS, sinceLastMs: 3 * HOUR_MS }, true],
    [{ count: 3, openMs: 90 * HOUR_MS, sinceLastMs: 80 * HOUR_MS }, null],
  ])("of %j is %s", (heard, silent) => expect(isSilent(heard)).toBe(silent))
})
