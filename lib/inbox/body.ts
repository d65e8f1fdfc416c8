import secureJson from "secure-json-parse"
import { fail } from "@/lib/errors"
import type { InboundProvider } from "@/lib/providers/provider"

export const FORM = "application/x-www-form-urlencoded"

const MIB = 1024 * 1024
/** What all requests together may hold beyond their first part: a flood of half-sent bodies must not fill the memory. */
const MOST_HELD = 128 * MIB
const FREE_PART = MIB / 16

let held = 0

/** The body's bytes, counted while they come: what Content-Length says is only good for refusing sooner. */
export async function readBytes(request: Request, most: number): Promise<Buffer> {
  const said = Number(request.headers.get("content-length") ?? 0)
  if (said > most) fail("too_large")
  if (!request.body) return Buffer.alloc(0)
  const reader = request.body.getReader()
  const chunks: Uint8Array[] = []
  let size = 0
  let counted = 0
  try {
    for (;;) {
      const { done, value } = await reader.read().catch(incomplete)
      if (done) break
      size += value.byteLength
      if (size > most) fail("too_large")
      if (size > FREE_PART) {
        held += size - FREE_PART - counted
        counted = size - FREE_PART
        if (held > MOST_HELD) fail("unavailable", { retryAfterSeconds: 10 })
      }
      chunks.push(value)
    }
  } finally {
    held -= counted
  }
  return chunks.length === 1
    ? Buffer.from(chunks[0]!.buffer, chunks[0]!.byteOffset, size)
    : Buffer.concat(chunks)
}

/** Its sender went away, or was too slow and was cut. */
function incomplete(cause: unknown): never {
  return fail("invalid_input", { cause, sentence: "The body did not arrive whole." })
}

/** Throws `not_json`. Keys that would reach an object's prototype are left out. */
export function parseJson(bytes: Buffer | string): unknown {
  try {
    return secureJson.parse(bytes.toString("utf8"), undefined, {
      protoAction: "remove",
      constructorAction: "remove",
    })
  } catch (error) {
    return fail("not_json", { cause: error })
  }
}

/** A body as its provider sends it, JSON or form. Throws `not_json`. */
export function parseBody(provider: InboundProvider, bytes: Buffer, contentType: string | null): unknown {
  if (plainType(contentType) !== FORM || !provider.fromForm) return parseJson(bytes)
  return parseJson(jsonOfForm(provider.fromForm, bytes))
}

/** `text/html; charset=…` as `text/html`. */
export function plainType(contentType: string | null): string {
  return contentType?.split(";")[0]?.trim().toLowerCase() ?? ""
}

function jsonOfForm(fromForm: (form: URLSearchParams) => string, bytes: Buffer): string {
  try {
    return fromForm(new URLSearchParams(bytes.toString("utf8")))
  } catch (error) {
    return fail("not_json", { cause: error })
  }
}
