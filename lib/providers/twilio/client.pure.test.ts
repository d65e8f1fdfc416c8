import { describe, expect, it } from "vitest"
import { accountCall, readSent, sendCall } from "@/lib/providers/twilio/client"

const SID = `AC${"1".repeat(32)}`
const ACCOUNT = { base: null, accountSid: SID, token: "auth-token-of-a-test", sender: "+12025550100" }
const MESSAGE = {
  to: "+40712345678",
  body: "Bună & ziua",
  statusUrl: "https://rounds.example/api/webhooks/twilio/n?kind=sms&ref=1",
}
const answered = (status: number, body: unknown = {}, headers: Record<string, string> = {}) =>
  readSent({ status, headers, body: Buffer.from(JSON.stringify(body)) }, new Date("2026-11-22T09:00:00Z"))

describe("what Twilio is asked", () => {
  it("is a text from the clinic's number, with where its fate is to be told", () => {
    const call = sendCall(ACCOUNT, MESSAGE)
    expect(call?.url).toBe(`https://api.twilio.com/2010-04-01/Accounts/${SID}/Messages.json`)
    expect(call?.headers.authorization).toBe(
      `Basic ${Buffer.from(`${SID}:auth-token-of-a-test`).toString("base64")}`,
    )
    expect(Object.fromEntries(new URLSearchParams(call?.body))).toEqual({
      To: "+40712345678",
      From: "+12025550100",
      Body: "Bună & ziua",
      StatusCallback: MESSAGE.statusUrl,
    })
  })

  it("is sent by a service where one is set, to the address of the environment", () => {
    const sender = `MG${"2".repeat(32)}`
    const call = sendCall({ ...ACCOUNT, base: "http://127.0.0.1:9", sender }, MESSAGE)
    expect(call?.url).toMatch(/^http:\/\/127\.0\.0\.1:9\/2010-04-01\//)
    expect(new URLSearchParams(call?.body).get("MessagingServiceSid")).toBe(sender)
  })

  it("is nothing without account or number", () => {
    expect(sendCall({ ...ACCOUNT, accountSid: null }, MESSAGE)).toBeNull()
    expect(sendCall({ ...ACCOUNT, sender: null }, MESSAGE)).toBeNull()
    expect(accountCall({ ...ACCOUNT, accountSid: null })).toBeNull()
  })
})

describe("what Twilio answers", () => {
  const sid = `SM${"3".repeat(32)}`
  it.each<[string, ReturnType<typeof answered>, object]>([
    ["its id", answered(201, { sid }), { did: "done", externalId: sid }],
    ["nothing that is an id", answered(201, { sid: "x" }), { did: "unknown" }],
    [
      "that the person stopped texts",
      answered(400, { code: 21610 }),
      { did: "refused", reason: "opted_out", retry: false },
    ],
    [
      "that it is no number",
      answered(400, { code: 21211 }),
      { did: "refused", reason: "not_reachable", retry: false },
    ],
    [
      "that the token is wrong",
      answered(401, { code: 20003 }),
      { did: "refused", reason: "token", retry: false },
    ],
    ["401 without a code", answered(401), { did: "refused", reason: "token" }],
    [
      "to come later",
      answered(429, { code: 20429 }, { "retry-after": "7" }),
      { did: "refused", reason: "too_many", retry: true, retryAfterSeconds: 7 },
    ],
    [
      "that the account is locked",
      answered(403, { code: 20005 }),
      { did: "refused", reason: "account_locked" },
    ],
    ["another 400", answered(400, { code: 1 }), { did: "refused", reason: "invalid_payload", retry: false }],
    [
      "503 with a time",
      answered(503, {}, { "retry-after": "5" }),
      { did: "refused", reason: "partner_down", retry: true },
    ],
    ["502 of somebody between", answered(502, "<html>"), { did: "unknown", reason: "answer_lost" }],
  ])("%s", (_, outcome, expected) => expect(outcome).toMatchObject(expected))
})
