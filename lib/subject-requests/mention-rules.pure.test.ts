import { describe, expect, it } from "vitest"
import { asRegExp, nameMentions, numberMention, wordMention } from "@/lib/subject-requests/mention-rules"

const names = (name: string, text: string) => nameMentions(name).some((one) => asRegExp(one).test(text))

describe("a name among colleagues' words", () => {
  it.each([
    "call Ștefania Pop-Țăran tomorrow",
    "call stefania pop taran tomorrow",
    "TARAN, STEFANIA POP: no answer",
    "Ștefania Țăran's mother rang",
    "(Stefania.Taran)",
  ])("is found in %s", (text) => expect(names("Ștefania Pop-Țăran", text)).toBe(true))

  it.each(["call Stefania", "Popescu Taranescu", "Stefania and Ion Taran", "", "Țăran"])(
    "is not found in %s",
    (text) => expect(names("Ștefania Țăran", text)).toBe(false),
  )

  it("in other scripts as it is written, and a single name not at all", () => {
    expect(names("नेहा शर्मा", "नेहा शर्मा को फ़ोन करें")).toBe(true)
    expect(names("ليلى حسن", "اتصل ليلى حسن غداً")).toBe(true)
    expect(nameMentions("Maria")).toEqual([])
    expect(nameMentions("A B")).toEqual([])
  })
})

describe("a number", () => {
  const found = (text: string) => asRegExp(numberMention("+40712000100") ?? "$^").test(text)
  it.each([
    "+40712000100",
    "0040 712 000 100",
    "0712 000 100",
    "0712.000.100",
    "+40 (0)712-000-100",
    "tel:712000100,",
    "(0712) 000 100",
  ])("is found as %s", (text) => expect(found(text)).toBe(true))
  it.each(["0712 000 101", "407120001001", "9712000100", "712 000", "12:00 0100"])(
    "is not found in %s",
    (text) => expect(found(text)).toBe(false),
  )
  it("too short or no number at all is not sought", () => {
    expect(numberMention("12345")).toBeNull()
    expect(numberMention("a@b.example")).toBeNull()
  })
})

it("takes an address or a reference as it stands, however it is spelt", () => {
  const address = wordMention("maria.pop+x@example.com") ?? ""
  expect(asRegExp(address).test("wrote from Maria.Pop+X@example.com.")).toBe(true)
  expect(asRegExp(address).test("mariaXpop+x@example.com")).toBe(false)
  expect(asRegExp(wordMention("ref-1/23") ?? "").test("see REF-1/23.")).toBe(true)
  expect(wordMention("A-17")).toBeNull()
})
