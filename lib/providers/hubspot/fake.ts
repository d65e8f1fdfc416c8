import { type FakeAnswer, type FakePartner, makeFake } from "@/lib/providers/fake"

export type FakeContact = { id: string; properties: Record<string, string>; writes: number }

/** Keeps contacts as HubSpot would: found by number or address, made, changed. `kept` holds each write. */
export function makeHubspotFake(): FakePartner<FakeContact> & { contacts: ReadonlyMap<string, FakeContact> } {
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
      const found = [...contacts.values()].find((one) =>
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
    keep({ ...made, properties })
    return { status: 201, body: made }
  })
  return Object.assign(fake, { contacts })
}

let demo: ReturnType<typeof makeHubspotFake> | undefined

/** The one that stands in for HubSpot in a demo's process. */
export function demoHubspot(): ReturnType<typeof makeHubspotFake> {
  demo ??= makeHubspotFake()
  return demo
}
