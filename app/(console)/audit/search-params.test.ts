import { describe, expect, it } from "vitest"
import { toDate } from "@/lib/time"
import { auditFilters, exportFilters } from "./search-params"

const NOW = toDate("2026-11-22T10:00:30Z")
const FROM = "2026-11-22T08:00:00.123Z"
const TO = "2026-11-22T12:00:00.123Z"

describe("what an address asks of the trail", () => {
  it("is who, what, about whom and since when", () => {
    const params = { who: "member:x", what: "lead.taken", q: "y", patient: "z", since: "1h" }
    expect(auditFilters(params, NOW)).toEqual({
      actor: "member:x",
      name: "lead.taken",
      subject: "y",
      patientId: "z",
      from: "2026-11-22T09:00:00.000Z",
    })
  })

  it("is what one person did between two moments, in a copy too", () => {
    const asked = { actor: "member:x", from: FROM, to: TO }
    expect(auditFilters({ who: "member:x", from: FROM, to: TO }, NOW)).toEqual(asked)
    expect(exportFilters({ who: "member:x", from: FROM, to: TO, cursor: "a".repeat(60) }, NOW)).toEqual(asked)
  })

  it("is nothing where no moment is given, and a chosen time comes before a link's", () => {
    expect(auditFilters({ from: "yesterday", to: "9999-99-99T00:00:00Z" }, NOW)).toEqual({})
    expect(auditFilters({ from: FROM, to: TO, since: "24h" }, NOW)).toEqual({
      from: "2026-11-21T10:00:00.000Z",
    })
  })
})
