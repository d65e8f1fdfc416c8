import { describe, expect, it } from "vitest"
import { previewOf } from "./template-preview"

describe("a template's preview", () => {
  const template = {
    header: "{{1}}, hello",
    body: "{{1}} at {{ 2 }}",
    footer: "Clinic",
    gaps: [
      { part: "header", name: "1" },
      { part: "body", name: "1" },
      { part: "body", name: "2" },
    ],
  }
  it("fills each part with its own", () => {
    expect(previewOf(template, ["Ana", "Monday", "10:00"])).toEqual({
      header: "Ana, hello",
      body: "Monday at 10:00",
      footer: "Clinic",
    })
  })
  it("leaves open what is open, and takes signs as they are", () => {
    expect(previewOf(template, ["", "$1 $&", " "])).toMatchObject({
      header: "{{1}}, hello",
      body: "$1 $& at {{ 2 }}",
    })
  })
})
