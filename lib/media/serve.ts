import { disposition, safeFileName } from "@/lib/media/file-name"
import type { ReadMedia } from "@/lib/media/read"

/** Whatever the bytes are, opened by themselves they may do nothing. */
const POLICY = "default-src 'none'; sandbox; frame-ancestors 'none'"

/** The answer that carries somebody's file: saved, or a picture shown; never a page of ours. */
export function serveMedia({ bytes, mime, fileName, isInline }: ReadMedia): Response {
  const name = safeFileName(fileName, mime)
  return new Response(Uint8Array.from(bytes), {
    headers: {
      "content-type": mime === "text/plain" ? "text/plain; charset=utf-8" : mime,
      "content-length": String(bytes.length),
      "content-disposition": disposition(isInline ? "inline" : "attachment", name),
      "x-content-type-options": "nosniff",
      "content-security-policy": POLICY,
      "cross-origin-resource-policy": "same-origin",
      "cache-control": "private, no-store",
    },
  })
}
