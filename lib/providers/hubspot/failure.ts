import { type CallOutcome, jsonOf, type PartnerAnswer, retryAfterSeconds } from "@/lib/providers/outcome"

const USUAL_SECONDS = 10

/** 429 waits and comes again; what HubSpot will never take is not sent again; all else is tried again. */
export function failureOf(
  { status, headers }: PartnerAnswer,
  now: Date,
): Extract<CallOutcome, { did: "refused" }> | null {
  if (status >= 200 && status < 300) return null
  const wait = retryAfterSeconds(headers, now)
  if (status === 429)
    return {
      did: "refused",
      reason: "too_many",
      retry: true,
      retryAfterSeconds: wait ?? USUAL_SECONDS,
    }
  if (status === 401 || status === 403) return { did: "refused", reason: "token", retry: false }
  if (status === 400) return { did: "refused", reason: "invalid_payload", retry: false }
  // Somebody made, merged or deleted it meanwhile: looked for again it is found as it is now.
  if (status === 404 || status === 409) return { did: "refused", reason: "changed_meanwhile", retry: true }
  const later = wait === undefined ? {} : { retryAfterSeconds: wait }
  return { did: "refused", reason: status >= 500 ? "partner_down" : "unexpected", retry: true, ...later }
}

/** HubSpot itself says that there is no such contact; a gateway's 404 says nothing. */
export const isGone = ({ status, body }: PartnerAnswer): boolean =>
  status === 404 && jsonOf(body)?.category === "OBJECT_NOT_FOUND"
