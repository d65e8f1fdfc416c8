import {
  type CallOutcome,
  jsonOf,
  type PartnerAnswer,
  type PartnerCall,
  retryAfterSeconds,
} from "@/lib/providers/outcome"
import { wordFor } from "@/lib/providers/twilio/codes"
import { text } from "@/lib/providers/whatsapp/shape"

export const TWILIO_BASE = "https://api.twilio.com"

export type TwilioAccount = {
  base: string | null
  accountSid: string | null
  token: string
  /** The number or the messaging service (MG…) that texts come from. */
  sender: string | null
}

/** Null: what it needs is not set. `statusUrl` is told what becomes of it. */
export function sendCall(
  { base, accountSid, token, sender }: TwilioAccount,
  message: { to: string; body: string; statusUrl: string },
): PartnerCall | null {
  if (!accountSid || !sender) return null
  const body = new URLSearchParams({
    To: message.to,
    ...(sender.startsWith("MG") ? { MessagingServiceSid: sender } : { From: sender }),
    Body: message.body,
    StatusCallback: message.statusUrl,
  })
  return {
    method: "POST",
    url: `${base ?? TWILIO_BASE}/2010-04-01/Accounts/${accountSid}/Messages.json`,
    headers: { authorization: basic(accountSid, token), "content-type": "application/x-www-form-urlencoded" },
    body: body.toString(),
  }
}

export const basic = (sid: string, token: string): string =>
  `Basic ${Buffer.from(`${sid}:${token}`).toString("base64")}`

/** A harmless question that only the right token gets an answer to. */
export const accountCall = ({ base, accountSid, token }: TwilioAccount): PartnerCall | null =>
  accountSid
    ? {
        method: "GET",
        url: `${base ?? TWILIO_BASE}/2010-04-01/Accounts/${accountSid}.json`,
        headers: { authorization: basic(accountSid, token) },
      }
    : null

/** What an answer to a send means. Of what it says only ids and numbers are read. */
export function readSent(answer: PartnerAnswer, now: Date): CallOutcome {
  const { status } = answer
  const given = jsonOf(answer.body)
  const wait = retryAfterSeconds(answer.headers, now)
  const later = wait === undefined ? {} : { retryAfterSeconds: wait }
  const known = status >= 400 && typeof given?.code === "number" ? wordFor(given.code) : undefined
  if (known) {
    const [reason, retry] = known
    return { did: "refused", reason, retry, ...(retry && later) }
  }
  if (status === 401 || status === 403) return { did: "refused", reason: "token", retry: false }
  if (status === 429) return { did: "refused", reason: "too_many", retry: true, ...later }
  if (status === 503 && (wait !== undefined || given?.code !== undefined))
    return { did: "refused", reason: "partner_down", retry: true, ...later }
  if (status >= 500) return { did: "unknown", reason: "answer_lost" }
  if (status >= 400) return { did: "refused", reason: "invalid_payload", retry: false }
  const sid = text(given?.sid)
  return sid && /^[A-Z]{2}\w{8,40}$/.test(sid)
    ? { did: "done", externalId: sid }
    : { did: "unknown", reason: "answer_unreadable" }
}
