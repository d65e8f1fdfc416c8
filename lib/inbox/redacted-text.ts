import { redactBody } from "@/lib/inbox/redact"

/** A longer body is not taken apart each time a page is drawn. */
export const MOST_REDACTED = 1024 * 1024
const MOST_SHOWN = 64 * 1024

export type Redacted = { body: unknown; isCut: boolean }

/** A body as a page shows it: as JSON, or where that is long its beginning as text; null where it is too long for that. */
export function redactedText(provider: string, bytes: number, body: Uint8Array | null): Redacted {
  if (bytes === 0 || !body) return { body: null, isCut: bytes > 0 }
  const redacted = redactBody(provider, body)
  const text = textOf({ body: redacted, isCut: false }) ?? ""
  return text.length <= MOST_SHOWN
    ? { body: redacted, isCut: false }
    : { body: text.slice(0, MOST_SHOWN), isCut: true }
}

export const textOf = ({ body }: Redacted): string | null =>
  typeof body === "string" || body === null ? body : JSON.stringify(body, null, 2)
