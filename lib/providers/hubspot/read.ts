import { object } from "@/lib/providers/decided"
import { idOf } from "@/lib/providers/hubspot/client"
import { toDate } from "@/lib/time"

/** A contact as HubSpot shows it. */
export type SeenContact = {
  id: string
  properties: Readonly<Record<string, string | null>>
  /** When it was changed there last. */
  changedAt: Date | null
}

/** One contact of an answer; undefined where it has no shape. */
export function seenContact(given: unknown): SeenContact | undefined {
  const [one, id] = [object(given), idOf(given)]
  const properties = object(one?.properties)
  if (!id || !properties) return undefined
  const kept = Object.entries(properties).map(([name, value]): [string, string | null] => [
    name,
    typeof value === "string" && value !== "" ? value.replaceAll("\u0000", "").slice(0, 1_000) : null,
  ])
  const changed = toDate(String(one?.updatedAt ?? properties.lastmodifieddate ?? ""))
  return {
    id,
    properties: Object.fromEntries(kept),
    changedAt: Number.isNaN(changed.getTime()) ? null : changed,
  }
}

/** Of a search or a batch; undefined where the answer holds no list. */
export function seenContacts(
  given: Readonly<Record<string, unknown>> | undefined,
): SeenContact[] | undefined {
  return Array.isArray(given?.results) ? given.results.flatMap((one) => seenContact(one) ?? []) : undefined
}

export type BatchAnswer = {
  /** What each came to, by its trace. */
  written: { trace: string | null; contact: SeenContact }[]
  failed: { trace: string | null; id: string | null; reason: string }[]
}

/** 200, 201, or 207 of which some failed. */
export function batchAnswer(given: Readonly<Record<string, unknown>> | undefined): BatchAnswer | undefined {
  if (!Array.isArray(given?.results)) return undefined
  const errors = Array.isArray(given.errors) ? given.errors : []
  return {
    written: given.results.flatMap((one) => {
      const contact = seenContact(one)
      const trace = object(one)?.objectWriteTraceId
      return contact ? [{ contact, trace: typeof trace === "string" ? trace : null }] : []
    }),
    failed: errors.flatMap((one): BatchAnswer["failed"] => {
      const context = object(object(one)?.context)
      const traces = textsOf(context?.objectWriteTraceId)
      const ids = textsOf(context?.ids ?? context?.id)
      const reason = reasonOf(object(one)?.category)
      const named = [
        ...traces.map((trace) => ({ trace, id: null, reason })),
        ...(traces.length === 0 ? ids.map((id) => ({ trace: null, id, reason })) : []),
      ]
      return named.length > 0 ? named : [{ trace: null, id: null, reason }]
    }),
  }
}

const textsOf = (given: unknown): string[] =>
  (Array.isArray(given) ? given : [given]).filter((one): one is string => typeof one === "string")

function reasonOf(category: unknown): string {
  if (category === "OBJECT_NOT_FOUND") return "deleted_there"
  if (category === "CONFLICT") return "changed_meanwhile"
  return category === "RATE_LIMITS" ? "too_many" : "invalid_payload"
}

/** The names of a contact's properties, and which cannot be written. */
export function propertyNames(
  given: Readonly<Record<string, unknown>> | undefined,
): Map<string, { isReadOnly: boolean }> | undefined {
  if (!Array.isArray(given?.results)) return undefined
  return new Map(
    given.results.flatMap((one): [string, { isReadOnly: boolean }][] => {
      const { name, modificationMetadata } = object(one) ?? {}
      const isReadOnly = object(modificationMetadata)?.readOnlyValue === true
      return typeof name === "string" ? [[name, { isReadOnly }]] : []
    }),
  )
}
