import { randomBytes } from "node:crypto"
import { platformDb } from "@/lib/db"
import { env } from "@/lib/env"
import { newId } from "@/lib/ids"
import { signatureFor } from "@/lib/providers/twilio/verify"
import { seal } from "@/lib/seal"

export const AUTH_TOKEN = "auth-token-of-a-test"
export const ACCOUNT = `AC${"1".repeat(32)}`

type Given = { externalId?: string | null; secrets?: string[]; sender?: string | null; apiBase?: string }

/** Twilio as a clinic has it set up. */
export async function connectTwilio(clinicId: string, given: Given = {}): Promise<string> {
  const id = newId()
  const { externalId = null, secrets = [AUTH_TOKEN], sender = "+12025550100", apiBase } = given
  const sealed = seal(JSON.stringify({ secrets }), id)
  const settings = { sender, ...(apiBase && { apiBase }) }
  await platformDb().connection.create({
    data: { id, clinicId, provider: "twilio", scheme: "twilio-signature", externalId, sealed, settings },
  })
  return id
}

export const smsSid = (): string => `SM${randomBytes(16).toString("hex")}`

/** The fields of a text message that came in. */
export const smsFields = (given: Record<string, string> = {}): Record<string, string> => {
  const MessageSid = given.MessageSid ?? smsSid()
  return {
    ToCountry: "US",
    MessageSid,
    SmsMessageSid: MessageSid,
    SmsSid: MessageSid,
    SmsStatus: "received",
    NumMedia: "0",
    NumSegments: "1",
    Body: "Hello",
    From: "+12025550123",
    To: "+12025550100",
    AccountSid: ACCOUNT,
    ApiVersion: "2010-04-01",
    ...given,
  }
}

/** Signed as Twilio signs, for the address as it is configured there. */
export function twilioDelivery(
  fields: Record<string, string>,
  given: { slug?: string; query?: string; token?: string; headers?: Record<string, string> } = {},
): Request {
  const path = `/api/webhooks/twilio/${given.slug ?? ""}${given.query ?? "?kind=sms"}`
  const body = new URLSearchParams(fields).toString()
  const signature = signatureFor(given.token ?? AUTH_TOKEN, `${env().NEXTAUTH_URL}${path}`, body)
  return new Request(`http://localhost:3000${path}`, {
    method: "POST",
    headers: {
      "content-type": "application/x-www-form-urlencoded",
      "x-twilio-signature": signature,
      ...given.headers,
    },
    body,
  })
}
