import { describe, expect, it } from "vitest"
import { GAPS } from "@/lib/conversations/quick-reply-rules"
import { GAP_WORDS, piecesOf } from "./pieces"

describe("a wording's pieces", () => {
  it("are its words and its gaps, in order and whole", () => {
    const text = "Hello {patient.firstName},\n{ clinic.name } is open. {1}"
    expect(piecesOf(text).map(({ gap }) => gap)).toEqual([
      null,
      "patient.firstName",
      null,
      "clinic.name",
      null,
    ])
    expect(
      piecesOf(text)
        .map(({ words }) => words)
        .join(""),
    ).toBe(text)
  })
})

it("says every gap that can be filled, and no other", () => {
  expect(Object.keys(GAP_WORDS).sort()).toEqual([...GAPS].sort())
})
