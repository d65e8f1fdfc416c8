import { describe, expect, it } from "vitest"
import { checkParameters } from "@/lib/templates/check"
import { fillTemplate } from "@/lib/templates/fill"
import { componentsOf } from "@/lib/templates/for-sending"
import { gapsIn, readWording } from "@/lib/templates/gaps"
import { wordingHash } from "@/lib/templates/hash"

const components = [
  { type: "HEADER", format: "TEXT", text: "For {{1}}" },
  { type: "BODY", text: "Hello {{1}}, see you {{2}}.", example: { body_text: [["Ana", "at 9"]] } },
  { type: "FOOTER", text: "Clinic" },
  {
    type: "BUTTONS",
    buttons: [
      { type: "QUICK_REPLY", text: "Yes" },
      { type: "URL", text: "Map", url: "https://a.example/{{1}}" },
    ],
  },
]

describe("the gaps of a template", () => {
  it("are read part by part, in the order in which they are given", () => {
    const { gaps, format } = readWording(components)
    expect(format).toBe("positional")
    expect(gaps.map((one) => `${one.part} ${one.name} ${one.button ?? ""}`.trim())).toEqual([
      "header 1",
      "body 1",
      "body 2",
      "button 1 1",
    ])
    expect(gaps[1]?.sample).toBe("Ana")
    expect(gapsIn("{{10}} {{2}} {{2}}")).toEqual(["2", "10"])
    expect(readWording([{ type: "BODY", text: "Hi {{first_name}}" }])).toMatchObject({ format: "named" })
  })

  it("name what cannot be sent from here", () => {
    const of = (part: object) => readWording([{ type: "BODY", text: "x" }, part]).unsendable
    expect(of({ type: "HEADER", format: "IMAGE" })).toBe("media")
    expect(of({ type: "BUTTONS", buttons: [{ type: "OTP" }] })).toBe("code")
    expect(of({ type: "CAROUSEL" })).toBe("flow")
    expect(of({ type: "FOOTER", text: "y" })).toBeNull()
    for (const strange of [null, 7, "x", [null], [{ type: 5 }]])
      expect(readWording(strange)).toMatchObject({ body: "", gaps: [] })
  })

  it("are filled as people read it, signs taken as they are", () => {
    expect(fillTemplate({ components }, ["Ana", "Ana", "$1 at 9", "way"])).toBe(
      "For Ana\n\nHello Ana, see you $1 at 9.\n\nClinic",
    )
  })

  const problems = (...parameters: string[]) =>
    checkParameters({ components }, parameters).map((one) => one.index)
  it("are checked by Meta's rules", () => {
    expect(problems("Ana", "Ana", "at 9", "way")).toEqual([])
    expect(problems("Ana")).toEqual([null])
    expect(problems("Ana", "Ana\nPop", "at 9", "way")).toEqual([1])
    expect(problems("Ana", "Ana\tPop", "a     b", "way")).toEqual([1, 2])
    expect(problems("Ana", "a    b", "at 9", "way")).toEqual([])
    expect(problems("", "Ana", " ", "a b")).toEqual([0, 2, 3])
    expect(problems("Ana", "A".repeat(1_100), "at 9", "way")).toEqual([null])
    expect(problems("A".repeat(61), "Ana", "at 9", "way")).toEqual([null])
  })

  it("go to WhatsApp part by part, named ones by their names", () => {
    const { gaps } = readWording(components)
    expect(componentsOf(gaps, false, ["a", "b", "c", "d"])).toEqual([
      { type: "header", parameters: [{ type: "text", text: "a" }] },
      {
        type: "body",
        parameters: [
          { type: "text", text: "b" },
          { type: "text", text: "c" },
        ],
      },
      { type: "button", sub_type: "url", index: "1", parameters: [{ type: "text", text: "d" }] },
    ])
    expect(componentsOf(readWording([{ type: "BODY", text: "Hi {{name}}" }]).gaps, true, ["Ana"])).toEqual([
      { type: "body", parameters: [{ type: "text", parameter_name: "name", text: "Ana" }] },
    ])
  })

  it("are no part of what makes a wording another one when only a sample changes", () => {
    const other = components.map((one) => ({ ...one, example: undefined }))
    expect(wordingHash(JSON.parse(JSON.stringify(other)))).toBe(wordingHash(components))
    expect(wordingHash([{ text: "a", type: "BODY" }])).toBe(wordingHash([{ type: "BODY", text: "a" }]))
    expect(wordingHash([{ type: "BODY", text: "b" }])).not.toBe(wordingHash([{ type: "BODY", text: "a" }]))
  })
})
