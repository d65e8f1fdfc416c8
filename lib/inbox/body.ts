import secureJson from "secure-json-parse"
import { fail } from "@/lib/errors"
import { isTooDeep, TOO_DEEP } from "@/lib/providers/nesting"
import type { InboundProvider } from "@/lib/providers/provider"

export const FORM = "application/x-www-form-urlencoded"

const MIB = 1024 * 1024
/**
 * What the requests to one provider may hold together beyond their first part: a flood of half-sent bodies must not fill
 * the memory, nor shut the doors of the others.
 */
const MOST_HELD = 64 * MIB
/** Of a provider whose single bodies are large. */
const MOST_HELD_LARGE = 128 * MIB
const FREE_PART = MIB / 16

const held = new Map<string, number>()

/** The body's bytes, counted while they come: what Content-Length says is only good for refusing sooner. */
export async function readBytes(request: Request, most: number, pot: string): Promise<Buffer> {
  const said = Number(request.headers.get("content-length") ?? 0)
  if (said > most) fail("too_large")
  if (!request.body) return Buffer.alloc(0)
  const reader = request.body.getReader()
  const chunks: Uint8Array[] = []
  let size = 0
  let counted = 0
  const count = (bytes: number) => {
    held.set(pot, (held.get(pot) ?? 0) + bytes - counted)
    counted = bytes
  }
  try {
    for (;;) {
      const { done, value } = await reader.read().catch(incomplete)
      if (done) break
      size += value.byteLength
      if (size > most) fail("too_large")
      if (size > FREE_PART) {
        count(size - FREE_PART)
        const room = most > MIB ? MOST_HELD_LARGE : MOST_HELD
        if ((held.get(pot) ?? 0) > room) fail("unavailable", { retryAfterSeconds: 10 })
      }
      chunks.push(value)
    }
  } finally {
    count(0)
  }
  return chunks.length === 1
    ? Buffer.from(chunks[0]!.buffer, chunks[0]!.byteOffset, size)
    : Buffer.concat(chunks)
}

/** Its sender went away, or was too slow and was cut. */
function incomplete(cause: unknown): never {
  return fail("invalid_input", { cause, sentence: "The body did not arrive whole." })
}

/**
 * Throws `not_json`. Keys that would reach an object's prototype are left out; what nests deeper than a walk can follow
 * is read as `TOO_DEEP`.
 */
export function parseJson(bytes: Buffer | string): unknown {
  const text = bytes.toString("utf8")
  try {
    const parsed: unknown = secureJson.parse(text, undefined, {
      protoAction: "remove",
      constructorAction: "remove",
    })
    return isTooDeep(text) ? TOO_DEEP : parsed
  } catch (error) {
    return fail("not_json", { cause: error })
  }
}

/** A body as its provider sends it, JSON or form. Throws `not_json`; so does a public one that nests too deeply. */
export function parseBody(provider: InboundProvider, bytes: Buffer, contentType: string | null): unknown {
  const isForm = plainType(contentType) === FORM && provider.fromForm
  const parsed = parseJson(isForm ? jsonOfForm(isForm, bytes) : bytes)
  if (provider.isPublic && parsed === TOO_DEEP)
    fail("not_json", { sentence: "The body is nested too deeply." })
  return parsed
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
