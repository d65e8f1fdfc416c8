import { randomBytes } from "node:crypto"
import { type FakeAnswer, type FakePartner, makeFake } from "@/lib/providers/fake"

export type FakeSent = {
  /** The id it gave, by which its statuses come. */
  id: string
  to: string
  from: string
  body: string
  statusUrl: string | null
}

/** Accepts what Twilio would: gives each text an id, and keeps who got what. Refuses a call without a token. */
export function makeTwilioFake(): FakePartner<FakeSent> {
  return makeFake((call, keep): FakeAnswer => {
    const shown = Buffer.from(call.headers.authorization?.replace(/^Basic /, "") ?? "", "base64").toString()
    if ((shown.split(":")[1] ?? "").length < 8) return { status: 401, body: { code: 20003, status: 401 } }
    if (call.method === "GET")
      return { status: 200, body: { friendly_name: "Demo", status: "active", sid: shown.split(":")[0] } }
    const given = new URLSearchParams(call.body ?? "")
    const [to, body] = [given.get("To"), given.get("Body")]
    if (!to || !/^\+[1-9]\d{6,14}$/.test(to)) return { status: 400, body: { code: 21211, status: 400 } }
    if (!body) return { status: 400, body: { code: 21602, status: 400 } }
    const id = `SM${randomBytes(16).toString("hex")}`
    const from = given.get("From") ?? given.get("MessagingServiceSid") ?? ""
    keep({ id, to, from, body, statusUrl: given.get("StatusCallback") })
    return { status: 201, body: { sid: id, status: "queued", to, from } }
  })
}

let demo: FakePartner<FakeSent> | undefined

/** The one that stands in for Twilio in a demo's process. */
export function demoTwilio(): FakePartner<FakeSent> {
  demo ??= makeTwilioFake()
  return demo
}
