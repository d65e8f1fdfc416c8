import type { InboundProvider } from "@/lib/providers/provider"
import { parse } from "@/lib/providers/twilio/parse"
import { REF_HEADER, split, TOKEN_HEADER } from "@/lib/providers/twilio/split"
import { twiml } from "@/lib/providers/twilio/twiml"
import { verifyTwilio } from "@/lib/providers/twilio/verify"
import { record } from "@/lib/providers/whatsapp/shape"

/** Twilio: text messages and what became of ours. Calls are answered with a word and noted. */
export const twilio: InboundProvider = {
  name: "twilio",
  contentTypes: ["application/x-www-form-urlencoded", "application/json"],
  maxBytes: 1024 * 1024,
  schemes: { "twilio-signature": verifyTwilio },
  fromForm: (form) => JSON.stringify(Object.fromEntries(form)),
  keepHeaders: ["content-type", "user-agent", TOKEN_HEADER],
  keepParams: { ref: REF_HEADER },
  split,
  parse,
  redact,
  reply: twiml,
}

/** A call's token holds both numbers, and opens more than it should. */
function redact(body: Buffer, parsed: unknown): Buffer {
  const given = record(parsed)
  if (!given || given.CallToken === undefined) return body
  return Buffer.from(JSON.stringify({ ...given, CallToken: "‹left out›" }))
}
