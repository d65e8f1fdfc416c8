import {
  FATES,
  LEDGER_RANGES,
  LEDGER_SIDES,
  type LedgerRange,
  type LedgerSide,
  OUTCOMES,
} from "@/lib/inbox/words"

export type Params = Record<string, string | string[] | undefined>
export const VIEWS = ["ledger", "events", "requests", "quarantine", "setup"] as const
export type View = (typeof VIEWS)[number]

const first = (value: string | string[] | undefined): string | undefined =>
  (Array.isArray(value) ? value[0] : value)?.trim() || undefined
const among = <T extends string>(value: string | undefined, known: readonly T[]): T | undefined =>
  known.find((one) => one === value)
const instant = (value: string | undefined): string | undefined =>
  value && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value) && !Number.isNaN(Date.parse(value)) ? value : undefined
const cursor = (value: string | undefined): string | undefined =>
  value && /^[\w-]{40,120}$/.test(value) ? value : undefined

export const viewOf = (params: Params): View => among(first(params.view), VIEWS) ?? "ledger"
export const rangeOf = (params: Params): LedgerRange => among(first(params.range), LEDGER_RANGES) ?? "24h"

export const sideOf = (params: Params): LedgerSide => among(first(params.side), LEDGER_SIDES) ?? "clinic"
/** Left out for the clinic's own, which is the usual. */
const sideFilter = (params: Params) => (sideOf(params) === "platform" ? ("platform" as const) : undefined)

/** What an address asks of the events; words nobody knows are left out rather than answered with an error. */
export function eventFilters(params: Params) {
  const id = first(params.delivery)
  return defined({
    q: first(params.q)?.slice(0, 300),
    provider: first(params.provider)?.slice(0, 80),
    fate: among(first(params.fate), FATES),
    kind: first(params.kind)?.slice(0, 80),
    reason: first(params.reason)?.slice(0, 500),
    side: sideFilter(params),
    deliveryId: id && /^[0-9a-f-]{36}$/i.test(id) ? id : undefined,
    from: instant(first(params.from)),
    to: instant(first(params.to)),
    cursor: cursor(first(params.cursor)),
  })
}

export function deliveryFilters(params: Params) {
  return defined({
    provider: first(params.provider)?.slice(0, 80),
    outcome: among(first(params.outcome), OUTCOMES),
    side: sideFilter(params),
    from: instant(first(params.from)),
    to: instant(first(params.to)),
    cursor: cursor(first(params.cursor)),
  })
}

function defined<T extends object>(filters: T): T {
  return Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== undefined)) as T
}

/** The rows behind a number of the ledger. */
export function rowsHref(
  what: { fate?: string; outcome?: string },
  where: { provider?: string; from?: string; to?: string; side?: string },
): string {
  const view = what.fate || what.outcome === "accepted" ? "events" : "requests"
  const query = new URLSearchParams({ view })
  if (what.fate) query.set("fate", what.fate)
  if (view === "requests" && what.outcome) query.set("outcome", what.outcome)
  for (const [name, value] of Object.entries(where)) if (value) query.set(name, value)
  return `/webhooks?${query}`
}

export const apiPath = (path: string, filters: Record<string, string | undefined>): string => {
  const query = new URLSearchParams(
    Object.entries(filters).filter((one): one is [string, string] => !!one[1]),
  )
  return `${path}?${query}`
}
