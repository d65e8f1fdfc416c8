import { decided, object } from "@/lib/providers/decided"
import { CONTACT_TYPE, type CrmChange, KINDS } from "@/lib/providers/hubspot/shape"
import { verifyV1, verifyV3 } from "@/lib/providers/hubspot/verify"
import type { InboundProvider, Item } from "@/lib/providers/provider"
import { toDate } from "@/lib/time"

/** HubSpot puts at most 100 events into a body. */
const MOST_ITEMS = 1_000
const ID = /^\d{1,30}$/
const LAST_MS = Date.UTC(2100, 0)

type Json = Readonly<Record<string, unknown>>

/** A number as its digits; what is none, or longer than any, is as if it were not there. */
const digits = (given: unknown): string | undefined => {
  const text = typeof given === "number" && Number.isSafeInteger(given) ? String(given) : given
  return typeof text === "string" && ID.test(text) ? text : undefined
}

const timeOf = ({ occurredAt }: Json): Date | undefined =>
  typeof occurredAt === "number" && occurredAt >= 0 && occurredAt < LAST_MS ? toDate(occurredAt) : undefined

/** `contact.merge`, or `object.merge` of the type of contacts. */
function kindOf(event: Json): { kind: string; what: CrmChange["kind"] | undefined } {
  const given = event.subscriptionType ?? event.eventType
  const kind = typeof given === "string" && /^[a-z_]{1,30}\.[a-zA-Z_]{1,40}$/.test(given) ? given : "unknown"
  const [subject = "", verb = ""] = kind.split(".")
  const isContact = subject === "contact" || (subject === "object" && event.objectTypeId === CONTACT_TYPE)
  return { kind, what: isContact && Object.hasOwn(KINDS, verb) ? KINDS[verb] : undefined }
}

/** Each event of the body's list as an item of its own. Never throws; what has no shape is quarantined. */
const split: InboundProvider["split"] = (body, { account, fallbackKey }) => {
  if (!Array.isArray(body) || body.length === 0)
    return [
      decided(fallbackKey, "unreadable", "quarantined", "Not the list of events that HubSpot sends.", body),
    ]
  if (body.length > MOST_ITEMS)
    return [
      decided(fallbackKey, "unreadable", "quarantined", `More than ${MOST_ITEMS} events in one body.`, body),
    ]
  return body.map((one, index) => ofEvent(one, account.externalId, `${fallbackKey}:${index}`))
}

function ofEvent(given: unknown, portal: string | null, fallbackKey: string): Item {
  const event = object(given)
  const [portalId, objectId] = [digits(event?.portalId), digits(event?.objectId)]
  const at = event && timeOf(event)
  if (!event || !portalId || !objectId || !at)
    return decided(
      fallbackKey,
      "unreadable",
      "quarantined",
      "An event without portal, object or time.",
      given,
    )
  // The event's id alone is not unique: HubSpot's test button always sends the same.
  const ids = [
    portalId,
    digits(event.subscriptionId) ?? "",
    digits(event.eventId) ?? "",
    objectId,
    at.getTime(),
  ]
  const { kind, what } = kindOf(event)
  const item = { key: ids.join(":"), kind, providerAt: at, value: event, around: undefined }
  if (portal !== null && portalId !== portal)
    return { ...item, fate: "quarantined", reason: "The portal is not this clinic's." }
  if (!what) return { ...item, fate: "ignored", reason: `Rounds has no use for ${kind}.` }
  return { ...item, fate: "pending" }
}

const listOf = (given: unknown): string[] =>
  (Array.isArray(given) ? given : []).flatMap((one) => digits(one) ?? []).slice(0, MOST_ITEMS)

const parse: InboundProvider["parse"] = (item) => {
  const event = object(item.value)
  const what = event && kindOf(event).what
  const objectId = digits(event?.objectId)
  const at = event && timeOf(event)
  if (item.fate === "quarantined" || !what || !objectId || !at) {
    const say = item.fate === "ignored" ? "ignored" : "quarantined"
    return { say, reason: item.reason ?? "An event without portal, object or time." }
  }
  const change: CrmChange = { kind: what, objectId, at }
  if (what === "merged") {
    const primary = digits(event.primaryObjectId)
    const survivingId = digits(event.newObjectId) ?? primary ?? objectId
    const all = [objectId, survivingId, primary ?? objectId, ...listOf(event.mergedObjectIds)]
    return { say: "crm", change: { ...change, survivingId, mergedIds: [...new Set(all)] } }
  }
  if (what !== "changed") return { say: "crm", change }
  const { propertyName: property, propertyValue: value } = event
  if (typeof property !== "string" || !/^[a-z][a-z0-9_]{0,99}$/.test(property))
    return { say: "quarantined", reason: "A change that names no property." }
  return { say: "crm", change: { ...change, property, ...toldValue(value) } }
}

/** Sensitive values are sent as the word REDACTED: then none is told. */
function toldValue(given: unknown): { value?: string | null } {
  if (given === "REDACTED") return {}
  if (given === null || given === undefined || given === "") return { value: null }
  const text = typeof given === "string" ? given : JSON.stringify(given)
  return { value: text.replaceAll("\u0000", "").slice(0, 1_000) }
}

/** HubSpot: what became of the contacts that Rounds wrote there. */
export const hubspot: InboundProvider = {
  name: "hubspot",
  contentTypes: ["application/json"],
  maxBytes: 1024 * 1024,
  schemes: { v3: verifyV3, v1: verifyV1 },
  keepHeaders: ["content-type", "user-agent", "x-hubspot-request-timestamp"],
  split,
  parse,
}
