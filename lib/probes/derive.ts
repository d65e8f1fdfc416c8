import { env } from "@/lib/env"
import { fact } from "@/lib/facts"
import { newId } from "@/lib/ids"
import { command } from "@/lib/operation"
import { DeriveInput } from "@/lib/probes/schema"
import type { ProbeKind } from "@/lib/probes/words"

type Wanted = { placeId: string | null; kind: ProbeKind; name: string; address: string; isPublic: boolean }

/**
 * What there is to watch follows from what is registered: of each place with an address its health, its version and,
 * over https, its certificate; and Rounds itself. What a person stopped watching stays stopped.
 */
export const deriveProbes = command({
  name: "probes.derive",
  may: "deployments.write",
  input: DeriveInput,
  async run({ tx }) {
    const places = await tx.servicePlace.findMany({
      where: { baseUrl: { not: null }, retiredAt: null, service: { retiredAt: null } },
      include: { service: { select: { name: true } } },
      orderBy: { id: "asc" },
    })
    const wanted = [...places.flatMap(ofPlace), ...ofRounds(places.map((one) => one.baseUrl ?? ""))]
    const known = await tx.probe.findMany({
      where: { isDerived: true },
      select: { id: true, placeId: true, kind: true, name: true, address: true },
    })
    const held = new Map(known.map((one) => [keyOf(one), one]))
    const made = wanted
      .filter((one) => !held.has(keyOf(one)))
      .map((one) => ({ id: newId(), isDerived: true, ...one }))
    const moved = wanted.flatMap(({ name, address, ...one }) => {
      const there = held.get(keyOf(one))
      const isElsewhere = there && (there.address !== address || there.name !== name)
      return isElsewhere ? [{ id: there.id, name, address }] : []
    })
    if (made.length > 0) await tx.probe.createMany({ data: made, skipDuplicates: true })
    // Of another address nothing is known yet.
    if (moved.length > 0)
      await tx.$executeRaw`
        update "Probe" probe set name = one.name, address = one.address, state = 'unknown', since = null,
          "failedInRow" = 0, "failingSince" = null, "lastAt" = null, "lastMs" = null, "lastDetail" = null, "notAfter" = null
        from jsonb_to_recordset(${JSON.stringify(moved)}::jsonb) as one (id uuid, name text, address text)
        where probe.id = one.id`
    return {
      value: { made: made.length, moved: moved.length },
      facts: [
        ...made.map((one) => fact("probe.made", one.id, { after: { kind: one.kind, derived: true } })),
        ...moved.map((one) => fact("probe.moved", one.id, {})),
      ],
    }
  },
})

const keyOf = (one: { placeId: string | null; kind: string }) => `${one.placeId} ${one.kind}`

function ofPlace(place: {
  id: string
  environment: string
  baseUrl: string | null
  healthPath: string
  versionPath: string
  service: { name: string }
}): Wanted[] {
  const of = { placeId: place.id, name: `${place.service.name} (${place.environment})`, isPublic: false }
  const base = place.baseUrl ?? ""
  return [
    { ...of, kind: "http", address: base + place.healthPath },
    { ...of, kind: "version", address: base + place.versionPath },
    ...(base.startsWith("https://") ? [{ ...of, kind: "tls" as const, address: base }] : []),
  ]
}

/** Unless it is registered itself. */
function ofRounds(registered: readonly string[]): Wanted[] {
  const base = env().NEXTAUTH_URL
  if (registered.includes(base)) return []
  const of = { placeId: null, name: "rounds" }
  return [
    { ...of, kind: "http", address: `${base}/health/ready`, isPublic: true },
    ...(base.startsWith("https://") ? [{ ...of, kind: "tls" as const, address: base, isPublic: false }] : []),
  ]
}
