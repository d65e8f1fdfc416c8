import { array, record, text } from "@/lib/providers/whatsapp/shape"

export const META_BASE = "https://graph.facebook.com/v23.0"
export const DIALOG_BASE = "https://waba-v2.360dialog.io"

type Account = { scheme: string; base: string | null; numberId: string | null; token: string }
export type AccountCall = { url: string; headers: Record<string, string> }

/** A harmless question that only the right token gets an answer to. Null: what it needs is not set. */
export function askAccount({ scheme, base, numberId, token }: Account): AccountCall | null {
  if (scheme.startsWith("360dialog")) {
    return { url: `${base ?? DIALOG_BASE}/v1/configs/webhook`, headers: { "D360-API-KEY": token } }
  }
  if (!numberId) return null
  const fields = "fields=display_phone_number,verified_name"
  return {
    url: `${base ?? META_BASE}/${numberId}?${fields}`,
    headers: { authorization: `Bearer ${token}` },
  }
}

/** "ok", or what is wrong; `note` says whose account answered. Nothing of the answer but names we know is repeated. */
export function readAccount(
  scheme: string,
  answer: { status: number; body: Uint8Array },
): { ok: true; note: string } | { ok: false; sentence: string } {
  const { status } = answer
  if (status === 401 || status === 403)
    return { ok: false, sentence: `It refuses the access token (${status}).` }
  const given = json(answer.body)
  if (status !== 200 || !given) {
    const code = record(given?.error)?.code
    const more = typeof code === "number" ? `, error ${code}` : ""
    return { ok: false, sentence: `It answered ${status}${more}.` }
  }
  if (scheme.startsWith("360dialog")) return { ok: true, note: "360dialog knows the key" }
  const number = text(given.display_phone_number)?.slice(0, 40)
  return { ok: true, note: number ? `the number is ${number}` : "Meta knows the token" }
}

function json(body: Uint8Array) {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(body).toString("utf8"))
    return record(parsed) ?? record(array(parsed)[0])
  } catch {
    return undefined
  }
}
