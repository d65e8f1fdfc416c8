import { type FakeAnswer, type FakePartner, makeFake } from "@/lib/providers/fake"
import { nowMs } from "@/lib/time"

export type FakeContact = { id: string; properties: Record<string, string>; writes: number }

export type HubspotFake = FakePartner<FakeContact> & {
  contacts: ReadonlyMap<string, FakeContact>
  /** From now on a search finds a contact only so long after it was made. */
  lag(ms: number): void
}

/** Keeps contacts as HubSpot would: found by number or address, made, changed. `kept` holds each write. */
export function makeHubspotFake(): HubspotFake {
  const madeAt = new Map<string, number>()
  let lagMs = 0
  const contacts = new Map<string, FakeContact>()
  let serial = 1_000
  const fake = makeFake<FakeContact>(({ method, url, headers, body }, keep): FakeAnswer => {
    if (!/^Bearer .{8,}/.test(headers.authorization ?? ""))
      return { status: 401, body: { category: "INVALID" } }
    const given = JSON.parse(body || "{}") as {
      properties?: Record<string, string>
      filterGroups?: { filters: { propertyName: string; value: string }[] }[]
    }
    const path = new URL(url, "http://hubspot.invalid").pathname
    if (path.endsWith("/search")) {
      const found = [...contacts.values()].find(
        (one) =>
          (madeAt.get(one.id) ?? 0) + lagMs <= nowMs() &&
          given.filterGroups?.some(({ filters }) =>
            filters.every(({ propertyName, value }) => one.properties[propertyName] === value),
          ),
      )
      return { status: 200, body: { total: found ? 1 : 0, results: found ? [found] : [] } }
    }
    const properties = given.properties ?? {}
    if (method === "PATCH") {
      const known = contacts.get(path.split("/").at(-1) ?? "")
      if (!known) return { status: 404, body: {} }
      Object.assign(known.properties, properties)
      known.writes += 1
      keep({ ...known, properties })
      return { status: 200, body: known }
    }
    const made = { id: String(++serial), properties: { ...properties }, writes: 1 }
    contacts.set(made.id, made)
    madeAt.set(made.id, nowMs())
    keep({ ...made, properties })
    return { status: 201, body: made }
  })
  const lag = (ms: number) => {
    lagMs = ms
  }
  return Object.assign(fake, { contacts, lag })
}

let demo: HubspotFake | undefined

/** The one that stands in for HubSpot in a demo's process. */
export function demoHubspot(): HubspotFake {
  demo ??= makeHubspotFake()
  return demo
}
