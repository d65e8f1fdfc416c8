import { failureOf, isGone } from "@/lib/providers/hubspot/failure"
import { type CallOutcome, jsonOf, type PartnerAnswer, type PartnerCall } from "@/lib/providers/outcome"

export const HUBSPOT_BASE = "https://api.hubapi.com"
/** What one call takes at most. */
export const MOST_AT_ONCE = 100

type Account = { base: string | null; token: string }
type Whom = { phone: string | null; email: string | null }
type Given = Readonly<Record<string, string>>

const OBJECTS = "/crm/v3/objects/contacts"

const call = (
  { base, token }: Account,
  method: PartnerCall["method"],
  path: string,
  body?: unknown,
): PartnerCall => ({
  method,
  url: `${base ?? HUBSPOT_BASE}${path}`,
  headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
  ...(body !== undefined && { body: JSON.stringify(body) }),
})

const oneOf = (propertyName: string, values: readonly string[]) =>
  values.length > 0 ? [{ filters: [{ propertyName, operator: "IN", values }] }] : []

/** By number or by e-mail address, whichever is known. */
export function searchCall(
  account: Account,
  { phone, email }: Whom,
  properties: readonly string[],
): PartnerCall {
  const by = (propertyName: string, value: string | null) =>
    value ? [{ filters: [{ propertyName, operator: "EQ", value }] }] : []
  return call(account, "POST", `${OBJECTS}/search`, {
    filterGroups: [...by("phone", phone), ...by("email", email)],
    properties: ["phone", "email", ...properties],
    limit: 1,
  })
}

/** Of many people at once, by number or e-mail address. */
export const searchManyCall = (
  account: Account,
  phones: readonly string[],
  emails: readonly string[],
  properties: readonly string[],
): PartnerCall =>
  call(account, "POST", `${OBJECTS}/search`, {
    filterGroups: [...oneOf("phone", phones), ...oneOf("email", emails)],
    properties: ["phone", "email", ...properties],
    limit: 2 * MOST_AT_ONCE,
  })

/** What was changed there since, oldest first. */
export const changedSinceCall = (
  account: Account,
  sinceMs: number,
  properties: readonly string[],
): PartnerCall =>
  call(account, "POST", `${OBJECTS}/search`, {
    filterGroups: [
      { filters: [{ propertyName: "lastmodifieddate", operator: "GTE", value: String(sinceMs) }] },
    ],
    sorts: [{ propertyName: "lastmodifieddate", direction: "ASCENDING" }],
    properties: ["phone", "email", "lastmodifieddate", ...properties],
    limit: MOST_AT_ONCE,
  })

export const readCall = (account: Account, id: string, properties: readonly string[]): PartnerCall =>
  call(
    account,
    "GET",
    `${OBJECTS}/${encodeURIComponent(id)}?properties=${["phone", "email", ...properties].join(",")}`,
  )

export const batchReadCall = (
  account: Account,
  ids: readonly string[],
  properties: readonly string[],
): PartnerCall =>
  call(account, "POST", `${OBJECTS}/batch/read`, {
    properties: ["phone", "email", "lastmodifieddate", ...properties],
    inputs: ids.map((id) => ({ id })),
  })

export const createCall = (account: Account, properties: Given): PartnerCall =>
  call(account, "POST", OBJECTS, { properties })

export const updateCall = (account: Account, id: string, properties: Given): PartnerCall =>
  call(account, "PATCH", `${OBJECTS}/${encodeURIComponent(id)}`, { properties })

/** HubSpot's own privacy delete: the contact and all that is kept with it go there for good. Answered without a body. */
export const privacyDeleteCall = (account: Account, id: string): PartnerCall =>
  call(account, "POST", `${OBJECTS}/gdpr-delete`, { objectId: id })

/** A contact that is gone already is what was wanted. */
export function readDeleted(answer: PartnerAnswer, now: Date): CallOutcome {
  if (isGone(answer)) return { did: "done", externalId: null }
  return failureOf(answer, now) ?? { did: "done", externalId: null }
}

/** `trace` comes back with what became of each. */
export type BatchInput = { trace: string; id?: string; properties: Given }

export const batchCall = (
  account: Account,
  verb: "create" | "update",
  inputs: readonly BatchInput[],
): PartnerCall =>
  call(account, "POST", `${OBJECTS}/batch/${verb}`, {
    inputs: inputs.map(({ trace, ...rest }) => ({ ...rest, objectWriteTraceId: trace })),
  })

/** The names of all that a contact may hold there. */
export const propertiesCall = (account: Account): PartnerCall =>
  call(account, "GET", "/crm/v3/properties/contacts")

/** The id of the contact written. */
export function readWritten(answer: PartnerAnswer, now: Date): CallOutcome {
  const failed = failureOf(answer, now)
  // Whoever answered may have passed it on: a second one is not made before a search would find the first.
  if (failed && answer.status >= 500) return { did: "unknown", reason: "answer_lost" }
  if (failed) return failed
  const externalId = idOf(jsonOf(answer.body))
  return externalId ? { did: "done", externalId } : { did: "unknown", reason: "answer_unreadable" }
}

export function idOf(given: unknown): string | null {
  const id = (given as { id?: unknown } | undefined)?.id
  return (typeof id === "string" || typeof id === "number") && /^\d{1,30}$/.test(String(id))
    ? String(id)
    : null
}
