import { describe, expect, it } from "vitest"
import { fact, personalKeyIn } from "@/lib/facts"

describe("personalKeyIn", () => {
  it("finds a name or words in what is not sealed, however deep", () => {
    expect(personalKeyIn(fact("patient.changed", "1", { after: { name: "Ana" } }))).toBe("after.name")
    expect(personalKeyIn(fact("lead.noted", "1", { before: { notes: [{ body: "…" }] } }))).toBe(
      "before.notes.0.body",
    )
  })

  it("leaves ids, states and what is sealed alone", () => {
    const personal = { name: "Ana" }
    expect(
      personalKeyIn(fact("patient.changed", "1", { after: { fields: ["name"] }, personal })),
    ).toBeUndefined()
    expect(personalKeyIn(fact("run.rerun", "1", { after: { name: null, n: 1 } }))).toBeUndefined()
  })
})
