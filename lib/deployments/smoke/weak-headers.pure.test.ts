import { describe, expect, it } from "vitest"
import { weakHeaders } from "@/lib/deployments/smoke/weak-headers"

const GOOD = {
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "referrer-policy": "no-referrer, strict-origin-when-cross-origin",
  "content-security-policy": "default-src 'self' data:; script-src 'self' 'nonce-abc'",
  "strict-transport-security": "max-age=31536000; includeSubDomains",
}

describe("headers that are to protect", () => {
  it("are well where they do, and all missing where there are none", () => {
    expect(weakHeaders(GOOD)).toEqual([])
    expect(weakHeaders({})).toEqual(Object.keys(GOOD))
    // An API that draws nothing.
    const policy = "default-src 'none'; frame-ancestors 'none'"
    expect(weakHeaders({ ...GOOD, "x-frame-options": undefined, "content-security-policy": policy })).toEqual(
      [],
    )
  })

  it.each([
    ["x-content-type-options", "sniff"],
    ["x-frame-options", "ALLOWALL"],
    ["x-frame-options", "ALLOW-FROM https://elsewhere.example"],
    ["referrer-policy", "unsafe-url"],
    ["referrer-policy", "strict-origin, no-referrer-when-downgrade"],
    ["content-security-policy", "script-src *"],
    ["content-security-policy", "default-src https:"],
    ["strict-transport-security", "max-age=0"],
    ["strict-transport-security", "includeSubDomains"],
    ["strict-transport-security", "max-age=600"],
  ])("%s: %s protects from nothing", (name, value) => {
    expect(weakHeaders({ ...GOOD, [name]: value })).toEqual([name])
  })

  it("goes by the policy's ancestors where it names some, as browsers do", () => {
    const policy = (ancestors: string) => `default-src 'self'; frame-ancestors ${ancestors}`
    for (const anybody of ["*", "https:", "https://*"])
      expect(weakHeaders({ ...GOOD, "content-security-policy": policy(anybody) })).toEqual([
        "x-frame-options",
      ])
  })
})
