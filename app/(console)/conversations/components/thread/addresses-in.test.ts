import { describe, expect, it } from "vitest"
import { hostOf, partsOf } from "./addresses-in"

const addresses = (body: string) => partsOf(body).flatMap((part) => (part.isAddress ? [part.text] : []))

describe("addresses in what somebody wrote", () => {
  it("are found without the sentence's own signs", () => {
    expect(addresses("See https://example.com/a, or (http://b.test/x?y=1).")).toEqual([
      "https://example.com/a",
      "http://b.test/x?y=1",
    ])
  })
  it("are http and https alone", () => {
    expect(addresses("javascript:alert(1) data:text/html,x ftp://a.b file:///etc")).toEqual([])
  })
  it("lose nothing of the text", () => {
    const body = "a https://x.test/é b\nhttps://y.test"
    expect(
      partsOf(body)
        .map((part) => part.text)
        .join(""),
    ).toBe(body)
  })
})

describe("where an address leads", () => {
  it("is the host, not what stands before an at sign", () => {
    expect(hostOf("https://bank.example@evil.test/login")).toBe("evil.test")
  })
  it("shows look-alike letters as the browser sends them", () => {
    expect(hostOf("https://аpple.com/")).toMatch(/^xn--/)
  })
  it("is nowhere for what is no address", () => {
    expect(hostOf("http://")).toBeNull()
  })
})
