import { type FakeAnswer, type FakePartner, makeFake } from "@/lib/providers/fake"
import { nowMs, toDate } from "@/lib/time"

export type FakeContact = { id: string; properties: Record<string, string>; writes: number }

export type HubspotFake = FakePartner<FakeContact> & {
  contacts: ReadonlyMap<string, FakeContact>
  /** Which were deleted there for privacy, in order. */
  erased: readonly string[]
  /** From now on a search finds a contact only so long after it was made. */
  lag(ms: number): void
  /** What somebody does in HubSpot itself. */
  put(properties: Record<string, string>): FakeContact
  change(id: string, properties: Record<string, string>): void
  /** The second becomes the first, under an id of its own. */
  merge(id: string, other: string): string
  remove(id: string): void
  /** Batches answer for this value that it cannot be used; `whole`: and then take none of the batch. */
  refuse(value: string | null, whole?: boolean): void
  /** A property that the account does not have. */
  lack(name: string | null): void
}

type Filter = { propertyName: string; operator?: string; value?: string; values?: string[] }
type Asked = {
  objectId?: string
  properties?: Record<string, string>
  inputs?: { id?: string; properties?: Record<string, string>; objectWriteTraceId?: string }[]
  filterGroups?: { filters: Filter[] }[]
  limit?: number
}

const NAMES =
  "firstname lastname phone email lifecyclestage hs_lead_status hs_language hubspot_owner_id company"

/** Keeps contacts as HubSpot would: found by number, address or time, made, changed, merged, deleted. `kept` holds each write. */
export function makeHubspotFake(): HubspotFake {
  const madeAt = new Map<string, number>()
  const changedAt = new Map<string, number>()
  const became = new Map<string, string>()
  const contacts = new Map<string, FakeContact>()
  const erased: string[] = []
  let [lagMs, serial] = [0, 1_000]
  let refused: { value: string; whole: boolean } | null = null
  let lacking: string | null = null

  const touch = (id: string) => changedAt.set(id, Math.max(nowMs(), (changedAt.get(id) ?? 0) + 1))
  const make = (properties: Record<string, string>): FakeContact => {
    const made = { id: String(++serial), properties: { ...properties }, writes: 1 }
    contacts.set(made.id, made)
    madeAt.set(made.id, nowMs())
    touch(made.id)
    return made
  }
  const known = (id: string) => contacts.get(became.get(id) ?? id)
  const shown = (one: FakeContact) => {
    const at = changedAt.get(one.id) ?? 0
    const properties = { ...one.properties, lastmodifieddate: toDate(at).toISOString() }
    return { ...one, properties, updatedAt: toDate(at).toISOString() }
  }
  const holds = (one: FakeContact, { propertyName, operator, value, values }: Filter) => {
    if (operator === "GTE") return (changedAt.get(one.id) ?? 0) >= Number(value)
    const held = one.properties[propertyName]
    return values ? values.includes(held ?? "") : held === value
  }
  const found = (groups: Asked["filterGroups"]) =>
    [...contacts.values()]
      .filter((one) => (madeAt.get(one.id) ?? 0) + lagMs <= nowMs())
      .filter((one) => groups?.some(({ filters }) => filters.every((filter) => holds(one, filter))))
      .sort((a, b) => (changedAt.get(a.id) ?? 0) - (changedAt.get(b.id) ?? 0))

  const isRefused = (properties: Record<string, string> = {}) =>
    refused !== null && Object.values(properties).includes(refused.value)

  function batch(
    verb: string,
    inputs: NonNullable<Asked["inputs"]>,
    keep: (one: FakeContact) => void,
  ): FakeAnswer {
    if (inputs.length > 100) return { status: 400, body: { category: "VALIDATION_ERROR" } }
    if (verb !== "read" && refused?.whole && inputs.some((one) => isRefused(one.properties)))
      return { status: 400, body: { category: "VALIDATION_ERROR" } }
    const errors: object[] = []
    const results = inputs.flatMap(({ id, properties = {}, objectWriteTraceId }) => {
      const context = {
        ...(id && { ids: [id] }),
        ...(objectWriteTraceId && { objectWriteTraceId: [objectWriteTraceId] }),
      }
      const one = verb === "create" ? undefined : known(id ?? "")
      if (isRefused(properties)) errors.push({ category: "VALIDATION_ERROR", context })
      else if (verb !== "create" && !one)
        errors.push({ category: "OBJECT_NOT_FOUND", context: { ids: [id] } })
      else {
        if (verb === "read" && one) return [shown(one)]
        const written = one ?? make(properties)
        if (one) Object.assign(one.properties, properties)
        if (one) one.writes += 1
        touch(written.id)
        keep({ ...written, properties })
        return [{ ...shown(written), objectWriteTraceId }]
      }
      return []
    })
    const body = {
      status: "COMPLETE",
      results,
      ...(errors.length > 0 && { numErrors: errors.length, errors }),
    }
    return { status: errors.length > 0 ? 207 : verb === "create" ? 201 : 200, body }
  }

  const fake = makeFake<FakeContact>(({ method, url, headers, body }, keep): FakeAnswer => {
    if (!/^Bearer .{8,}/.test(headers.authorization ?? ""))
      return { status: 401, body: { category: "INVALID" } }
    const given = JSON.parse(body || "{}") as Asked
    const path = new URL(url, "http://hubspot.invalid").pathname
    if (path.endsWith("/properties/contacts")) {
      const names = `${NAMES} rounds_score rounds_urgency`.split(" ").filter((name) => name !== lacking)
      return { status: 200, body: { results: names.map((name) => ({ name })) } }
    }
    if (path.endsWith("/search")) {
      const results = found(given.filterGroups)
      return {
        status: 200,
        body: { total: results.length, results: results.slice(0, given.limit).map(shown) },
      }
    }
    if (path.endsWith("/gdpr-delete")) {
      const id = known(given.objectId ?? "")?.id
      if (!id) return { status: 404, body: { status: "error", category: "OBJECT_NOT_FOUND" } }
      contacts.delete(id)
      erased.push(id)
      return { status: 204, body: "" }
    }
    const verb = /\/batch\/(\w+)$/.exec(path)?.[1]
    if (verb) return batch(verb, given.inputs ?? [], keep)
    const properties = given.properties ?? {}
    if (method === "POST") {
      const made = make(properties)
      keep({ ...made, properties })
      return { status: 201, body: shown(made) }
    }
    const one = known(path.split("/").at(-1) ?? "")
    if (!one) return { status: 404, body: { status: "error", category: "OBJECT_NOT_FOUND" } }
    if (method === "PATCH") {
      Object.assign(one.properties, properties)
      one.writes += 1
      touch(one.id)
      keep({ ...one, properties })
    }
    return { status: 200, body: shown(one) }
  })
  return Object.assign(fake, {
    contacts,
    erased,
    lag: (ms: number) => {
      lagMs = ms
    },
    put: make,
    change(id: string, properties: Record<string, string>) {
      Object.assign(known(id)?.properties ?? {}, properties)
      touch(id)
    },
    merge(id: string, other: string) {
      const properties = { ...known(other)?.properties, ...known(id)?.properties }
      const made = make(properties)
      for (const old of [id, other]) {
        contacts.delete(old)
        became.set(old, made.id)
      }
      return made.id
    },
    remove: (id: string) => void contacts.delete(id),
    refuse(value: string | null, whole = false) {
      refused = value === null ? null : { value, whole }
    },
    lack(name: string | null) {
      lacking = name
    },
  })
}

let demo: HubspotFake | undefined

/** The one that stands in for HubSpot in a demo's process. */
export function demoHubspot(): HubspotFake {
  demo ??= makeHubspotFake()
  return demo
}
