import { createHmac } from "node:crypto"

/** The header a server signs a call with, made for any time. */
export function signed(body: string, signingKey: string, atMs: number = Date.now()): string {
  const t = String(Math.round(atMs / 1_000))
  const key = signingKey.replace(/^signkey-\w+-/, "")
  const canonical = body === "" ? '""' : jcs(JSON.parse(body))
  return `t=${t}&s=${createHmac("sha256", key).update(canonical).update(t).digest("hex")}`
}

/** JSON in its one canonical form (RFC 8785). */
function jcs(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(jcs).join(",")}]`
  if (typeof value !== "object" || value === null) return JSON.stringify(value)
  const keys = Object.keys(value).sort()
  const pairs = keys.map((key) => `${JSON.stringify(key)}:${jcs((value as Record<string, unknown>)[key])}`)
  return `{${pairs.join(",")}}`
}
