import { describe, expect, it } from "vitest"
import { standingOf } from "@/lib/software/standing"
import { toDate } from "@/lib/time"

const at = (hour: number) => toDate(Date.UTC(2026, 10, 23, hour))
const place = { stoppedAt: null, provenAt: at(8), release: {}, latest: null }
const latest = (status: string, hour: number) => ({ status, kind: "deploy", createdAt: at(hour) })

describe("standingOf", () => {
  it("believes what was proven", () => {
    expect(standingOf(place)).toBe("proven")
    expect(standingOf({ ...place, latest: latest("rolled_back", 9) })).toBe("proven")
    expect(standingOf({ ...place, latest: latest("refused", 9) })).toBe("proven")
  })

  it("does not know what nobody has seen", () => {
    expect(standingOf({ ...place, release: null, provenAt: null })).toBe("unknown")
    expect(standingOf({ ...place, provenAt: null })).toBe("unknown")
  })

  it("does not believe it any more when a later attempt was not taken back", () => {
    expect(standingOf({ ...place, latest: latest("rollback_failed", 9) })).toBe("lost")
    expect(standingOf({ ...place, latest: latest("failed", 9) })).toBe("lost")
    expect(standingOf({ ...place, latest: latest("failed", 7) })).toBe("proven")
  })

  it("says a stop, and what goes on, before anything else", () => {
    expect(standingOf({ ...place, stoppedAt: at(9) })).toBe("stopped")
    expect(standingOf({ ...place, stoppedAt: at(9), latest: latest("running", 10) })).toBe("under_way")
  })
})
