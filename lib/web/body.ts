import { fail } from "@/lib/errors"

/** The body's text, read no further than `mostBytes`; throws `too_large`. */
export async function readText(request: Request, mostBytes: number): Promise<string> {
  if (Number(request.headers.get("content-length") ?? 0) > mostBytes) fail("too_large")
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of request.body ?? []) {
    bytes += chunk.byteLength
    if (bytes > mostBytes) fail("too_large")
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString("utf8")
}
