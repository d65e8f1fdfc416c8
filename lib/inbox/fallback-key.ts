import { createHash } from "node:crypto"
import { MINUTE_MS } from "@/lib/time"

/** For what carries no id of its own: the body's hash and the minute, so that a prompt repeat is known as one. */
export function fallbackKey(body: Uint8Array, receivedAt: Date): string {
  const minute = Math.floor(receivedAt.getTime() / MINUTE_MS)
  return `body:${createHash("sha256").update(body).digest("hex")}:${minute}`
}
