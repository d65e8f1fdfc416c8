import { platformDb } from "@/lib/db"
import { addMs, DAY_MS, HOUR_MS, MINUTE_MS, toDate } from "@/lib/time"
import { dice, idOf } from "@/prisma/demo/dice"

/** Days ago on which a service of production failed, and for how many minutes. */
const OUTAGES: Record<string, readonly (readonly [number, number])[]> = {
  rounds: [[16, 9]],
  "care-agents": [
    [4, 21],
    [33, 6],
  ],
  "voice-agent": [
    [12, 96],
    [13, 14],
    [58, 31],
  ],
  "edge-gateway": [[71, 4]],
}
const MINUTES_A_DAY = 1_440
/** Registered forty days ago: before that nobody looked. */
const KNOWN_DAYS = 40
const MAINTAINED_DAYS_AGO = 15
const CERTIFICATE_DAYS: Record<string, number> = { production: 63, staging: 27 }

/** Ninety days of checks as they would have been counted, and an hour of two machines. Now itself is really looked at. */
export async function seedProbes(anchor: Date): Promise<void> {
  const db = platformDb()
  const places = await db.servicePlace.findMany({
    where: { baseUrl: { not: null } },
    include: { service: { select: { name: true } } },
    orderBy: { id: "asc" },
  })
  const probes = places.flatMap((place) =>
    (["http", "version", "tls"] as const).map((kind) => ({
      id: idOf(`probe ${kind} ${place.id}`, place.createdAt),
      placeId: place.id,
      isDerived: true,
      kind,
      name: `${place.service.name} (${place.environment})`,
      address:
        (place.baseUrl ?? "") +
        (kind === "http" ? place.healthPath : kind === "version" ? place.versionPath : ""),
      isPublic: kind === "http" && place.environment === "production" && place.service.name !== "rounds",
      // What was seen when the certificate was last looked at; a made-up address is not asked again.
      notAfter: kind === "tls" ? addMs(anchor, (CERTIFICATE_DAYS[place.environment] ?? 60) * DAY_MS) : null,
      createdAt: place.createdAt,
    })),
  )
  await db.probe.createMany({ data: probes, skipDuplicates: true })
  await db.probeDay.createMany({
    data: probes.filter((one) => one.kind === "http").flatMap((one) => daysOf(one.id, one.name, anchor)),
    skipDuplicates: true,
  })
  await db.probeSample.createMany({
    data: probes.filter((one) => one.kind === "http").flatMap((one) => failuresOf(one.id, one.name, anchor)),
    skipDuplicates: true,
  })
  await seedHosts(anchor)
}

const outagesOf = (name: string) =>
  name.endsWith("(production)") ? (OUTAGES[name.replace(" (production)", "")] ?? []) : []

const startOf = (anchor: Date, daysAgo: number) => {
  const at = addMs(anchor, -daysAgo * DAY_MS)
  return toDate(at.getTime() - (at.getTime() % DAY_MS))
}

function daysOf(probeId: string, name: string, anchor: Date) {
  const throws = dice(name.length * 977)
  return Array.from({ length: KNOWN_DAYS }, (_, index) => {
    const daysAgo = index + 1
    const down = outagesOf(name).find(([days]) => days === daysAgo)?.[1] ?? 0
    const muted = daysAgo === MAINTAINED_DAYS_AGO ? 120 : 0
    const up = MINUTES_A_DAY - down - muted - throws.between(0, 3)
    const ms = throws.between(60, 160)
    const times = { msSum: BigInt(up * ms), msMax: ms * throws.between(3, 9), downSeconds: down * 60 }
    return { probeId, day: startOf(anchor, daysAgo), up, down, muted, ...times }
  })
}

function failuresOf(probeId: string, name: string, anchor: Date) {
  return outagesOf(name).flatMap(([daysAgo, minutes]) =>
    daysAgo > 29
      ? []
      : Array.from({ length: Math.min(minutes, 30) }, (_, minute) => ({
          probeId,
          at: addMs(startOf(anchor, daysAgo), 13 * HOUR_MS + minute * MINUTE_MS),
          isUp: false,
          ms: minute % 3 === 0 ? 10_000 : 240,
          detail: minute % 3 === 0 ? "timeout" : "status 503",
        })),
  )
}

function seedHosts(anchor: Date) {
  const throws = dice(4_242)
  const now = anchor.getTime() - (anchor.getTime() % MINUTE_MS)
  return platformDb().hostSample.createMany({
    data: ["web-1.rounds.example", "db-1.rounds.example"].flatMap((host, nth) =>
      Array.from({ length: 60 }, (_, minute) => ({
        host,
        at: toDate(now - minute * MINUTE_MS),
        cpu: throws.between(12, 48) / 100,
        memory: (nth === 0 ? 58 : 71) / 100,
        disk: (nth === 0 ? 41 : 79) / 100,
        load1: throws.between(20, 160) / 100,
        source: "push",
      })),
    ),
    skipDuplicates: true,
  })
}
