import { describe, expect, it } from "vitest"
import type { TodayLead } from "@/lib/leads/schema"
import { compare } from "./order"

type Given = { id: string; dueAt?: string; since?: string; urgent?: boolean; late?: boolean }

const row = ({ id, dueAt, since = "2026-03-02T08:00", urgent = false, late = false }: Given) => ({
  lead: { id, dueAt: dueAt ?? null, waitingSince: since } as TodayLead,
  isLate: late,
  isUrgent: urgent,
})
const ordered = (...given: Given[]) =>
  given
    .map(row)
    .sort(compare)
    .map((one) => one.lead.id)

describe("Today's order", () => {
  it("puts who can still be answered in time first, next due on top; then the late, latest first", () => {
    expect(
      ordered(
        { id: "late-long", dueAt: "2026-03-02T07:00", late: true },
        { id: "later", dueAt: "2026-03-02T09:30" },
        { id: "late-just", dueAt: "2026-03-02T08:50", late: true },
        { id: "soon", dueAt: "2026-03-02T09:10" },
      ),
    ).toEqual(["soon", "later", "late-just", "late-long"])
  })

  it("without clocks: the urgent before everybody who only waits longer", () => {
    expect(
      ordered(
        { id: "days", since: "2026-02-27T08:00" },
        { id: "medium", since: "2026-03-02T08:40", urgent: true },
        { id: "high", since: "2026-03-02T08:30", urgent: true, dueAt: "2026-03-02T09:00" },
        { id: "hours", since: "2026-03-02T03:00" },
      ),
    ).toEqual(["high", "medium", "days", "hours"])
  })
})
