import { fail } from "@/lib/errors"

/** The body as it comes, read no further than `mostBytes`; throws `too_large`. */
export async function readBytes(request: Request, mostBytes: number): Promise<Uint8Array<ArrayBuffer>> {
  if (Number(request.headers.get("content-length") ?? 0) > mostBytes) fail("too_large")
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of request.body ?? []) {
    bytes += chunk.byteLength
    if (bytes > mostBytes) fail("too_large")
    chunks.push(chunk)
  }
  return new Uint8Array(Buffer.concat(chunks))
}

/** The same as text. */
export async function readText(request: Request, mostBytes: number): Promise<string> {
  return Buffer.from(await readBytes(request, mostBytes)).toString("utf8")
}

/** A body's JSON; nothing at all is an empty object. Throws `invalid_input`. */
export function jsonOf(text: string): Record<string, unknown> {
  if (text.trim() === "") return {}
  const value = parsed(text)
  const isObject = typeof value === "object" && value !== null && !Array.isArray(value)
  return isObject ? { ...value } : fail("invalid_input")
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
