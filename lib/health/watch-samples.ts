import { platformPool } from "@/lib/db"
import type { Sample } from "@/lib/figures/text"
import { HOST_STALE_MS } from "@/lib/hosts/words"
import { STALE_MS } from "@/lib/probes/words"
import { addMs, now } from "@/lib/time"

type Probe = { name: string; kind: string; up: boolean; ms: number | null; until: Date | null }
type Host = { host: string; cpu: number | null; memory: number | null; disk: number | null }

/** Hosts are named by whoever has a token for it: a scraper is not to be filled with names. */
const MOST_HOSTS = 200
const MOST_PROBES = 500

/** What is watched, as far as it was seen of late: what is not known has no sample, neither 1 nor 0. */
export async function watchSamples(): Promise<Sample[]> {
  const at = now()
  const [probes, hosts] = await Promise.all([
    platformPool().query<Probe>(
      `select name, kind, state <> 'down' as up, "lastMs" as ms, "notAfter" as until from "Probe"
       where "retiredAt" is null and state <> 'unknown' and "lastAt" > $1 order by name, kind, id limit $2`,
      [addMs(at, -STALE_MS), MOST_PROBES],
    ),
    platformPool().query<Host>(
      `select distinct on (host) host, cpu, memory, disk from "HostSample" where at > $1 order by host, at desc limit $2`,
      [addMs(at, -HOST_STALE_MS), MOST_HOSTS],
    ),
  ])
  return [...once(probes.rows.flatMap((one) => ofProbe(one, at))), ...hosts.rows.flatMap(ofHost)]
}

function ofProbe({ name, kind, up, ms, until }: Probe, at: Date): Sample[] {
  const labels = { probe: name, kind }
  return [
    {
      name: "rounds_probe_up",
      help: "0 when it is down, from the third failure on.",
      labels,
      value: up ? 1 : 0,
    },
    ...(ms === null
      ? []
      : [{ name: "rounds_probe_seconds", help: "How long the last check took.", labels, value: ms / 1_000 }]),
    ...(until
      ? [
          {
            name: "rounds_certificate_expires_seconds",
            help: "For how long the certificate is still good.",
            labels: { probe: name },
            value: Math.round((until.getTime() - at.getTime()) / 1_000),
          },
        ]
      : []),
  ]
}

function ofHost({ host, ...shares }: Host): Sample[] {
  const help = "Share in use, 0 to 1."
  return Object.entries(shares).flatMap(([of, value]) =>
    value === null ? [] : [{ name: "rounds_host_used", help, labels: { host, of }, value }],
  )
}

/** Two of one name and kind would be one line twice, which no scraper takes. */
function once(samples: readonly Sample[]): Sample[] {
  const seen = new Set<string>()
  return samples.filter(({ name, labels }) => {
    const key = `${name} ${JSON.stringify(labels)}`
    return !seen.has(key) && Boolean(seen.add(key))
  })
}
