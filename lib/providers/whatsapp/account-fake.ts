import type { AccountCall } from "@/lib/providers/whatsapp/account"

/** What was asked while no provider was configured; the newest last, without what was shown as a token. */
export const asked: { url: string; headerNames: string[] }[] = []
const MOST = 50

/** Stands in for the provider in demo: knows every number and every token of some length. */
export function answerAccount(call: AccountCall): { status: number; body: Buffer } {
  asked.push({ url: call.url, headerNames: Object.keys(call.headers) })
  if (asked.length > MOST) asked.shift()
  const token = Object.values(call.headers)[0]?.replace(/^Bearer /, "") ?? ""
  if (token.length < 8) return { status: 401, body: Buffer.from('{"error":{"code":190}}') }
  return { status: 200, body: Buffer.from(JSON.stringify({ display_phone_number: "+1 202-555-0100" })) }
}
