import { SECOND_MS, toDate } from "@/lib/time"

/**
 * What a partner's answer means for the world outside. `refused`: certainly nothing came of it. `unknown`: it may have
 * been done all the same. Reasons are words of the product's own; nothing that a partner says is kept.
 */
export type CallOutcome =
  | { did: "done"; externalId: string | null }
  | { did: "refused"; reason: string; retry: boolean; retryAfterSeconds?: number }
  | { did: "unknown"; reason: string; retryAfterSeconds?: number }

export type PartnerAnswer = {
  status: number
  headers: Readonly<Record<string, string>>
  body: Uint8Array
}

export type PartnerCall = {
  method: "GET" | "POST" | "PATCH"
  url: string
  headers: Record<string, string>
  body?: string
}

/** Seconds, or an HTTP date; undefined when absent or unreadable. The cap is the retry policy's. */
export function retryAfterSeconds(headers: PartnerAnswer["headers"], now: Date): number | undefined {
  const given = headers["retry-after"]?.trim()
  if (!given) return undefined
  if (/^\d{1,9}$/.test(given)) return Number(given)
  const at = toDate(given).getTime()
  return Number.isNaN(at) ? undefined : Math.max(0, Math.ceil((at - now.getTime()) / SECOND_MS))
}

export function jsonOf(body: Uint8Array): Readonly<Record<string, unknown>> | undefined {
  try {
    const given: unknown = JSON.parse(Buffer.from(body).toString("utf8"))
    return typeof given === "object" && given !== null && !Array.isArray(given)
      ? (given as Record<string, unknown>)
      : undefined
  } catch {
    return undefined
  }
}
