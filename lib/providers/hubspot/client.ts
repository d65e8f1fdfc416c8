import {
  type CallOutcome,
  jsonOf,
  type PartnerAnswer,
  type PartnerCall,
  retryAfterSeconds,
} from "@/lib/providers/outcome"

export const HUBSPOT_BASE = "https://api.hubapi.com"

export type CrmContact = {
  /** E.164 with +. */
  phone: string | null
  email: string | null
  firstName: string | null
  lastName: string | null
}

type Account = { base: string | null; token: string }

const PATH = "/crm/v3/objects/contacts"

const call = (
  { base, token }: Account,
  method: PartnerCall["method"],
  path: string,
  body: unknown,
): PartnerCall => ({
  method,
  url: `${base ?? HUBSPOT_BASE}${PATH}${path}`,
  headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
  body: JSON.stringify(body),
})

/** By number or by e-mail address, whichever is known. */
export function searchCall(account: Account, { phone, email }: CrmContact): PartnerCall {
  const by = (propertyName: string, value: string | null) =>
    value ? [{ filters: [{ propertyName, operator: "EQ", value }] }] : []
  return call(account, "POST", "/search", {
    filterGroups: [...by("phone", phone), ...by("email", email)],
    properties: ["phone", "email"],
    limit: 1,
  })
}

export const createCall = (account: Account, contact: CrmContact): PartnerCall =>
  call(account, "POST", "", { properties: { ...propertiesOf(contact), lifecyclestage: "lead" } })

/** Its stage is left alone: there it only moves forward, and who works in HubSpot may have moved it. */
export const updateCall = (account: Account, id: string, contact: CrmContact): PartnerCall =>
  call(account, "PATCH", `/${encodeURIComponent(id)}`, { properties: propertiesOf(contact) })

const propertiesOf = ({ phone, email, firstName, lastName }: CrmContact) => ({
  ...(phone && { phone }),
  ...(email && { email }),
  ...(firstName && { firstname: firstName }),
  ...(lastName && { lastname: lastName }),
})

/** The id of the contact found, or none. */
export function readSearch(answer: PartnerAnswer, now: Date): CallOutcome {
  const failed = failureOf(answer, now)
  if (failed) return failed
  const results = jsonOf(answer.body)?.results
  if (!Array.isArray(results)) return { did: "unknown", reason: "answer_unreadable" }
  return { did: "done", externalId: idOf(results[0]) }
}

/** The id of the contact written. */
export function readWritten(answer: PartnerAnswer, now: Date): CallOutcome {
  const failed = failureOf(answer, now)
  // Whoever answered may have passed it on: a second one is not made before a search would find the first.
  if (failed && answer.status >= 500) return { did: "unknown", reason: "answer_lost" }
  if (failed) return failed
  const externalId = idOf(jsonOf(answer.body))
  return externalId ? { did: "done", externalId } : { did: "unknown", reason: "answer_unreadable" }
}

const USUAL_SECONDS = 10

/** 429 waits and comes again; what HubSpot will never take is not sent again; all else is tried again. */
function failureOf({ status, headers }: PartnerAnswer, now: Date): CallOutcome | null {
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

function idOf(given: unknown): string | null {
  const id = (given as { id?: unknown } | undefined)?.id
  return (typeof id === "string" || typeof id === "number") && /^\d{1,30}$/.test(String(id))
    ? String(id)
    : null
}
