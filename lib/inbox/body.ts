import secureJson from "secure-json-parse"
import { fail } from "@/lib/errors"

/** The body's bytes, counted while they come: what Content-Length says is only good for refusing sooner. */
export async function readBytes(request: Request, most: number): Promise<Buffer> {
  const said = Number(request.headers.get("content-length") ?? 0)
  if (said > most) fail("too_large")
  if (!request.body) return Buffer.alloc(0)
  const reader = request.body.getReader()
  const chunks: Uint8Array[] = []
  let size = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) break
    size += value.byteLength
    if (size > most) {
      reader.cancel().catch(() => {})
      fail("too_large")
    }
    chunks.push(value)
  }
  return chunks.length === 1
    ? Buffer.from(chunks[0]!.buffer, chunks[0]!.byteOffset, size)
    : Buffer.concat(chunks)
}

/** Throws `not_json`. Keys that would reach an object's prototype are left out. */
export function parseJson(bytes: Buffer): unknown {
  try {
    return secureJson.parse(bytes.toString("utf8"), undefined, {
      protoAction: "remove",
      constructorAction: "remove",
    })
  } catch (error) {
    return fail("not_json", { cause: error })
  }
}
