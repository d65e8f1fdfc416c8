import type { Measured } from "@/lib/alerts/measure"
import { provenState } from "@/lib/backups/proven"
import { platformDb, platformPool } from "@/lib/db"
import { HOST_STALE_MS } from "@/lib/hosts/words"
import { addMs, DAY_MS, now } from "@/lib/time"

// By its newest state, however old: what was down when nobody looked any more is not well because of that.
const PROBES = `
  select probe.name as subject, probe.kind, max(probe."failedInRow")::int as failed, min(probe."notAfter") as until,
    min(probe."lastDetail") as detail
  from "Probe" probe left join "ServicePlace" place on place.id = probe."placeId"
  where probe."retiredAt" is null and place."retiredAt" is null and probe.kind in ('http', 'tcp', 'tls')
    and (probe."failedInRow" > 0 or probe."notAfter" is not null or probe.state <> 'unknown')
    and (probe.kind <> 'tls' or not probe."isDerived" or place.id is null or place."baseUrl" like 'https://%')
  group by 1, 2`

const HOSTS = `
  select distinct on (host) host as subject, cpu, memory, disk from "HostSample" where at > $1 order by host, at desc`

type Probe = { subject: string; kind: string; failed: number; until: Date | null; detail: string | null }
type Host = { subject: string; cpu: number | null; memory: number | null; disk: number | null }

/** What is watched from outside: services, certificates, machines, and copies of the database. The platform's all. */
export async function measureOperations(): Promise<Measured[]> {
  const at = now()
  const [probes, hosts, proven] = await Promise.all([
    platformPool().query<Probe>(PROBES),
    platformPool().query<Host>(HOSTS, [addMs(at, -HOST_STALE_MS)]),
    provenState(platformDb(), at),
  ])
  return [
    ...probes.rows.flatMap((one) => ofProbe(one, at)),
    ...hosts.rows.flatMap(ofHost),
    ...(await ofBackups(proven, at)),
  ]
}

function ofProbe({ subject, kind, failed, until, detail }: Probe, at: Date): Measured[] {
  const of = { clinicId: null, subject }
  if (kind === "tls") {
    if (!until) return []
    const value = Math.floor((until.getTime() - at.getTime()) / DAY_MS)
    return [{ ...of, name: "certificate", value, detail: until.toISOString().slice(0, 10) }]
  }
  return [{ ...of, name: "service-down", value: failed, ...(detail && { detail }) }]
}

function ofHost({ subject, ...shares }: Host): Measured[] {
  return Object.entries(shares).flatMap(([name, value]) =>
    value === null ? [] : [{ clinicId: null, subject, name, value }],
  )
}

/** Where none was ever proven, it counts from the day on which there was something to lose. */
async function ofBackups({ ageDays }: { ageDays: number | null }, at: Date): Promise<Measured[]> {
  const first =
    ageDays === null
      ? await platformDb().clinic.findFirst({ orderBy: { createdAt: "asc" }, select: { createdAt: true } })
      : null
  const value = ageDays ?? (first ? (at.getTime() - first.createdAt.getTime()) / DAY_MS : null)
  return value === null
    ? []
    : [{ clinicId: null, subject: "", name: "backup-not-proven", value: Math.floor(value) }]
}
