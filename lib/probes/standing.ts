import type { Tx } from "@/lib/db"
import { isApt } from "@/lib/probes/apt"
import { type Day, lastDays, stateNow, uptimeOf, worstOf } from "@/lib/probes/rules"
import { BAR_DAYS, daysLeft, type ProbeKind, type ProbeState } from "@/lib/probes/words"
import { addMs, DAY_MS } from "@/lib/time"

export type ProbeStanding = {
  id: string
  placeId: string | null
  name: string
  kind: ProbeKind
  address: string
  expects: string | null
  slowMs: number
  isPublic: boolean
  isDerived: boolean
  /** As it is known now: seen last more than three minutes ago is unknown. */
  state: ProbeState
  since: string | null
  failedInRow: number
  lastAt: string | null
  lastMs: number | null
  detail: string | null
  notAfter: string | null
  days: Day[]
  /** Over those days; null where nothing was looked at. */
  uptime: number | null
}

export type PlaceStanding = {
  /** Null: what belongs to no registered service. */
  placeId: string | null
  service: string
  title: string
  environment: string | null
  /** Whether it answers. Its version and its certificate are told beside it. */
  state: ProbeState
  since: string | null
  stoppedAt: string | null
  /** Its own bar and figures are those of this one. */
  main: ProbeStanding | null
  certificate: { days: number | null; state: ProbeState; detail: string | null } | null
  version: { state: ProbeState; detail: string | null; isDrift: boolean } | null
  probes: ProbeStanding[]
}

type Where = { isPublic?: boolean }

/** How everything stands that is watched, grouped by where it runs. Three statements, however much there is. */
export async function serviceStanding(tx: Tx, at: Date, where: Where = {}): Promise<PlaceStanding[]> {
  const places = await tx.servicePlace.findMany({
    where: { retiredAt: null, service: { retiredAt: null } },
    include: {
      service: { select: { name: true, title: true, kind: true, position: true } },
      place: { select: { title: true, position: true } },
    },
  })
  const found = await tx.probe.findMany({
    where: { retiredAt: null, ...where },
    include: { place: { select: { baseUrl: true } } },
    orderBy: [{ name: "asc" }, { id: "asc" }],
  })
  const rows = found.filter(isApt)
  const from = addMs(at, -(BAR_DAYS - 1) * DAY_MS)
  const days = await tx.probeDay.findMany({
    where: { probeId: { in: rows.map((one) => one.id) }, day: { gte: startOfDay(from) } },
    select: { probeId: true, day: true, up: true, down: true, muted: true, downSeconds: true },
  })
  const daysOf = new Map<string, Day[]>()
  for (const { probeId, day, ...counts } of days) {
    const held = daysOf.get(probeId) ?? []
    held.push({ day: day.toISOString().slice(0, 10), ...counts })
    daysOf.set(probeId, held)
  }
  const probes = rows.map((row): ProbeStanding => {
    const own = lastDays(daysOf.get(row.id) ?? [], at)
    const state = stateNow(row, at)
    return {
      id: row.id,
      placeId: row.placeId,
      name: row.name,
      kind: row.kind as ProbeKind,
      address: row.address,
      expects: row.expects,
      slowMs: row.slowMs,
      isPublic: row.isPublic,
      isDerived: row.isDerived,
      state,
      since: (state === row.state ? row.since : row.lastAt)?.toISOString() ?? null,
      failedInRow: row.failedInRow,
      lastAt: row.lastAt?.toISOString() ?? null,
      lastMs: row.lastMs,
      detail: row.lastDetail,
      notAfter: row.notAfter?.toISOString() ?? null,
      days: own,
      uptime: uptimeOf(own),
    }
  })
  const byOrder = [...places].sort(
    (one, other) =>
      other.place.position - one.place.position ||
      KINDS.indexOf(one.service.kind) - KINDS.indexOf(other.service.kind) ||
      one.service.position - other.service.position ||
      one.service.name.localeCompare(other.service.name),
  )
  const placed = byOrder.flatMap((place) => {
    const own = probes.filter((one) => one.placeId === place.id)
    if (where.isPublic && own.length === 0) return []
    const { name: service, title } = place.service
    return [
      standingOf(own, at, { ...place, service, title, environment: place.environment, placeId: place.id }),
    ]
  })
  const known = new Set(places.map((one) => one.id))
  const loose = probes
    .filter((one) => one.placeId === null || !known.has(one.placeId))
    .filter((one) => one.placeId === null)
  const names = [...new Set(loose.map((one) => one.name))]
  return [
    ...placed,
    ...names.map((name) =>
      standingOf(
        loose.filter((one) => one.name === name),
        at,
        {
          service: name,
          title: name === "rounds" ? "Rounds" : name,
          environment: null,
          placeId: null,
          stoppedAt: null,
        },
      ),
    ),
  ]
}

const KINDS = ["infrastructure", "api", "agent", "dashboard", "mobile"]

const startOfDay = (at: Date) => addMs(at, -(at.getTime() % DAY_MS))

type Named = Pick<PlaceStanding, "placeId" | "service" | "title" | "environment"> & { stoppedAt: Date | null }

function standingOf(probes: ProbeStanding[], at: Date, named: Named): PlaceStanding {
  const answering = probes.filter((one) => one.kind === "http" || one.kind === "tcp")
  const main = answering[0] ?? probes[0] ?? null
  const tls = probes.find((one) => one.kind === "tls")
  const version = probes.find((one) => one.kind === "version")
  const state = worstOf((answering.length > 0 ? answering : probes).map((one) => one.state))
  return {
    placeId: named.placeId,
    service: named.service,
    title: named.title,
    environment: named.environment,
    state,
    since: answering.find((one) => one.state === state)?.since ?? main?.since ?? null,
    stoppedAt: named.stoppedAt?.toISOString() ?? null,
    main,
    certificate: tls
      ? { days: tls.notAfter ? daysLeft(tls.notAfter, at) : null, state: tls.state, detail: tls.detail }
      : null,
    version: version
      ? {
          state: version.state,
          detail: version.detail,
          isDrift: version.detail?.startsWith("drift ") ?? false,
        }
      : null,
    probes,
  }
}
