import { describe, expect, it } from "vitest"
import {
  mediaCall,
  reactCall,
  readSent,
  readState,
  sendCall,
  stateCall,
} from "@/lib/providers/evolution/client"

const ACCOUNT = { base: "https://evo.example", instance: "front desk", token: "key-of-a-test" }
const bodyOf = (call: { body?: string } | null) => JSON.parse(call?.body ?? "null")
const answered = (status: number, body: unknown = {}, headers: Record<string, string> = {}) =>
  readSent({ status, headers, body: Buffer.from(JSON.stringify(body)) }, new Date("2026-11-22T09:00:00Z"))

describe("what Evolution is asked", () => {
  it("is a text, shown the key, to a number without its plus, quoting what it answers", () => {
    const call = sendCall(ACCOUNT, { to: "+40712345678", body: "Yes", replyToExternalId: "3EB0A" })
    expect(call).toMatchObject({
      url: "https://evo.example/message/sendText/front%20desk",
      headers: { apikey: "key-of-a-test" },
    })
    expect(bodyOf(call)).toMatchObject({
      number: "40712345678",
      text: "Yes",
      quoted: { key: { id: "3EB0A" } },
    })
  })

  it("is a file as base64, and a sound without words as one recorded in the chat", () => {
    const file = {
      kind: "document",
      mime: "application/pdf",
      fileName: "plan.pdf",
      bytes: Buffer.from("%PDF"),
    } as const
    const call = sendCall(ACCOUNT, { to: "98765@lid", body: "The plan", file })
    expect(call?.url).toContain("/message/sendMedia/")
    expect(bodyOf(call)).toMatchObject({
      number: "98765@lid",
      mediatype: "document",
      fileName: "plan.pdf",
      caption: "The plan",
      media: Buffer.from("%PDF").toString("base64"),
    })
    expect(sendCall(ACCOUNT, { to: "+4071", body: "", file: { ...file, kind: "audio" } })?.url).toContain(
      "WhatsAppAudio",
    )
  })

  it("is a sign on a message, a file, and how the phone stands", () => {
    const sign = reactCall(ACCOUNT, { to: "+4071", target: "3EB0A", emoji: "👍", isTheirs: true })
    expect(bodyOf(sign)).toEqual({
      key: { remoteJid: "4071@s.whatsapp.net", fromMe: false, id: "3EB0A" },
      reaction: "👍",
    })
    expect(bodyOf(mediaCall(ACCOUNT, "3EB0A")).message).toEqual({ key: { id: "3EB0A" } })
    expect(stateCall(ACCOUNT)).toMatchObject({
      method: "GET",
      url: "https://evo.example/instance/connectionState/front%20desk",
    })
  })

  it.each([["base"], ["instance"]])("is nothing without %s", (name) => {
    expect(sendCall({ ...ACCOUNT, [name]: null }, { to: "+4071", body: "x" })).toBeNull()
  })
})

describe("what Evolution answers", () => {
  it.each<[string, ReturnType<typeof answered>, object]>([
    ["its id", answered(201, { key: { id: "3EB0A" } }), { did: "done", externalId: "3EB0A" }],
    ["nothing that is an id", answered(201, {}), { did: "unknown" }],
    [
      "that it knows nobody there",
      answered(400, { response: { message: [{ exists: false }] } }),
      { did: "refused", reason: "not_reachable", retry: false },
    ],
    [
      "another 400",
      answered(400, { response: { message: ["text is required"] } }),
      { did: "refused", reason: "invalid_payload" },
    ],
    ["that the key is wrong", answered(401), { did: "refused", reason: "token", retry: false }],
    [
      "that there is no such instance",
      answered(404),
      { did: "refused", reason: "no_instance", retry: false },
    ],
    [
      "to come later",
      answered(429, {}, { "retry-after": "30" }),
      { did: "refused", retry: true, retryAfterSeconds: 30 },
    ],
    [
      "that it is away, with a time",
      answered(503, {}, { "retry-after": "5" }),
      { did: "refused", retry: true },
    ],
    ["503 alone", answered(503), { did: "unknown" }],
    ["500", answered(500), { did: "unknown", reason: "answer_lost" }],
  ])("%s", (_, outcome, expected) => expect(outcome).toMatchObject(expected))

  it("tells the phone's state in either shape", () => {
    expect(readState(Buffer.from('{"instance":{"state":"open"}}'))).toBe("open")
    expect(readState(Buffer.from('{"state":"close"}'))).toBe("close")
    expect(readState(Buffer.from("<html>"))).toBeUndefined()
  })
})
