import { describe, expect, it } from "vitest"
import { maskKey, redactBody, showHeaders } from "@/lib/inbox/redact"

const bytes = (text: string) => new Uint8Array(Buffer.from(text))
const BODY = {
  object: "whatsapp_business_account",
  entry: [
    {
      id: "102290129340398",
      changes: [
        {
          field: "messages",
          value: {
            messaging_product: "whatsapp",
            metadata: { display_phone_number: "15550783881", phone_number_id: "106540352242922" },
            contacts: [{ profile: { name: "Sheena Nelson" }, wa_id: "16505551234" }],
            messages: [
              {
                from: "16505551234",
                id: "wamid.HBgLMTY1MDU1NTEyMzQVAgASGBQzQTRBNjU5OUFFRTAzODEwMTQ0RgA=",
                timestamp: "1749416383",
                type: "text",
                text: { body: "I have pain, call +40 712 345 678" },
              },
            ],
          },
        },
      ],
    },
  ],
}

describe("redactBody", () => {
  it("keeps the envelope and no word of the patient", () => {
    const text = JSON.stringify(redactBody("whatsapp", bytes(JSON.stringify(BODY))))
    expect(text).toContain('"phone_number_id":"106540352242922"')
    expect(text).toContain('"timestamp":"1749416383"')
    expect(text).toContain("‹33 characters›")
    expect(text).toContain("‹number ending 34›")
    for (const secret of ["Sheena", "pain", "712", "6505551234", "wamid"]) expect(text).not.toContain(secret)
  })

  it("hides numbers, keys that are people, and anything it does not know", () => {
    expect(redactBody("whatsapp", bytes('{"40712345678":{"age":41,"ok":true,"none":null}}'))).toEqual({
      "‹key›": { age: "‹number›", ok: true, none: null },
    })
  })

  it("leaves no words where an envelope has a machine's, and none of a form at all", () => {
    const said = bytes('{"type":"I have HIV","status":"open","version":2}')
    expect(redactBody("whatsapp", said)).toEqual({ type: "‹10 characters›", status: "open", version: 2 })
    expect(redactBody("lead-form", bytes('{"type":"hiv","code":41}'))).toEqual({
      type: "‹3 characters›",
      code: "‹number›",
    })
  })

  it("drops a polluting key and survives what is not JSON", () => {
    expect(redactBody("whatsapp", bytes('{"__proto__":{"x":"y"},"type":"text"}'))).toEqual({ type: "text" })
    expect(redactBody("whatsapp", bytes("a=b"))).toBe("‹3 bytes that are not JSON›")
    expect(redactBody("whatsapp", null)).toBeNull()
  })
})

describe("showHeaders", () => {
  it("shows where a signature starts and never a secret", () => {
    expect(
      showHeaders([
        ["x-hub-signature-256", `sha256=${"ab".repeat(32)}`],
        ["authorization", "Bearer x"],
        ["content-type", "application/json"],
      ]),
    ).toEqual([
      ["x-hub-signature-256", "sha256=abababab…"],
      ["authorization", "‹secret›"],
      ["content-type", "application/json"],
    ])
    expect(showHeaders({ "x-vapi-secret": "s" })).toEqual([["x-vapi-secret", "‹secret›"]])
    expect(showHeaders(null)).toEqual([])
  })
})

describe("maskKey", () => {
  it("keeps the end, which names nobody", () => {
    expect(maskKey("wamid.HBgLMTY1MDU1NTEyMzQVAgARCA==")).toBe("…ARCA==")
    expect(maskKey("short")).toBe("short")
  })
})
