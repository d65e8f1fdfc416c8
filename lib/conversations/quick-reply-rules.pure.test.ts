import { describe, expect, it } from "vitest"
import { fillGaps, firstNameOf, unknownGaps, wordingFor } from "@/lib/conversations/quick-reply-rules"

describe("quick replies", () => {
  it("fill what is known and name what is not; a gap is never sent raw", () => {
    const text = "Hello {patient.firstName}, see you { appointment.time } at {clinic.name}."
    const known = { "patient.firstName": "Maria", "clinic.name": "Northside" }
    expect(fillGaps(text, { ...known, "appointment.time": "Friday 9:00" })).toEqual({
      text: "Hello Maria, see you Friday 9:00 at Northside.",
      missing: [],
    })
    expect(fillGaps(text, known)).toEqual({
      text: "Hello Maria, see you at Northside.",
      missing: ["appointment.time"],
    })
    expect(fillGaps("Hello {patient.firstName}, nine?", { "patient.firstName": " " })).toEqual({
      text: "Hello, nine?",
      missing: ["patient.firstName"],
    })
  })

  it("keep what a name holds as it is, though it looks like a gap", () => {
    expect(fillGaps("Hi {patient.firstName}", { "patient.firstName": "{clinic.name}" }).text).toBe(
      "Hi {clinic.name}",
    )
  })

  it("say which gaps nobody knows", () => {
    expect(unknownGaps("{patient.firstName} {patient.lastName} {x.y} {x.y} {no gap}")).toEqual([
      "patient.lastName",
      "x.y",
    ])
  })

  it("are worded in the person's language, else the clinic's, else any", () => {
    const texts = { en: "Hello", ro: "Bună", de: "" }
    expect(wordingFor(texts, "ro", "en")).toEqual({ language: "ro", text: "Bună" })
    expect(wordingFor(texts, "de", "en")).toEqual({ language: "en", text: "Hello" })
    expect(wordingFor({ ro: "Bună" }, "ar", "en")).toEqual({ language: "ro", text: "Bună" })
    expect(wordingFor({}, "ro")).toBeNull()
  })

  it.each([
    ["Maria Pop", "Maria"],
    ["Dr. Ioan Barbu", "Ioan"],
    ["Ana-Maria Țăran", "Ana-Maria"],
    ["नेहा शर्मा", "नेहा"],
    ["+40712345678", null],
    ["WhatsApp user", null],
    ["", null],
  ])("call %s by the first name %s", (name, first) => {
    expect(firstNameOf(name)).toBe(first)
  })
})
