import { TOO_DEEP } from "@/lib/providers/nesting"

/** The instance's key stands in every body; the others open its files, speak for it or link a phone to it. */
const SECRET =
  /^(apikey|api_key|api-key|global_?apikey|jwt_?key|hash|token|mediakey|password|webhookbase64key|qrcode|pairingcode)$/i
const OUT = "‹left out›"

/** What is stored in place of the body: the same without what opens Evolution to whoever reads it. */
export function redact(body: Buffer, parsed: unknown): Buffer {
  if (parsed === TOO_DEEP) return Buffer.from(JSON.stringify({ left_out: `${body.length} bytes` }))
  return Buffer.from(JSON.stringify(parsed, clean))
}

function clean(name: string, value: unknown): unknown {
  return SECRET.test(name) && value !== null && value !== "" ? OUT : value
}
