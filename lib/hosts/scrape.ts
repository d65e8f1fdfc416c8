import { platformDb } from "@/lib/db"
import type { HostScrape } from "@/lib/generated/prisma/client"
import { busyShare, type Counters, readNodeExporter } from "@/lib/hosts/node-exporter"
import { log } from "@/lib/log"
import { OutboundError } from "@/lib/outbound/error"
import { fetchHost } from "@/lib/outbound/private-hosts"
import { codeOf } from "@/lib/probes/ask"
import { unseal } from "@/lib/seal"
import { MINUTE_MS, now, toDate } from "@/lib/time"

const MOST_BYTES = 8 * 1024 * 1024
const AT_ONCE = 8

/** Reads every host that is set up to be read. One that does not answer says so beside it; it keeps no other waiting. */
export async function scrapeHosts(): Promise<{ read: number; failed: number }> {
  const rows = await platformDb().hostScrape.findMany({ where: { retiredAt: null }, orderBy: { id: "asc" } })
  let read = 0
  for (let from = 0; from < rows.length; from += AT_ONCE) {
    const done = await Promise.all(rows.slice(from, from + AT_ONCE).map(scrapeOne))
    read += done.filter(Boolean).length
  }
  return { read, failed: rows.length - read }
}

async function scrapeOne(row: HostScrape): Promise<boolean> {
  const at = now()
  const error = await readOne(row, at).catch((cause: unknown) => codeFor(cause, row.id))
  await platformDb().hostScrape.updateMany({
    where: { id: row.id },
    data: error ? { lastError: error } : { lastError: null, lastAt: at },
  })
  return error === null
}

/** Null when it was read; otherwise what is wrong. */
async function readOne(row: HostScrape, at: Date): Promise<string | null> {
  const token = row.sealedToken ? unseal(row.sealedToken, row.id) : null
  const { port } = new URL(row.address)
  const answer = await fetchHost(row.address, {
    mostBytes: MOST_BYTES,
    ports: port ? [Number(port)] : [],
    headers: { accept: "text/plain", ...(token && { authorization: `Bearer ${token}` }) },
  })
  if (answer.status !== 200) return `status ${answer.status}`
  const { counters, ...figures } = readNodeExporter(answer.body.toString("utf8"))
  if (figures.memory === null && figures.disk === null && !counters) return "no_figures"
  const before = row.counters as Counters | null
  const minute = toDate(Math.floor(at.getTime() / MINUTE_MS) * MINUTE_MS)
  await platformDb().hostSample.createMany({
    data: [{ host: row.host, at: minute, source: "scrape", cpu: busyShare(before, counters), ...figures }],
    skipDuplicates: true,
  })
  if (counters)
    await platformDb().hostScrape.updateMany({
      where: { id: row.id },
      data: { counters: { ...counters, at: at.toISOString() } },
    })
  return null
}

/** As a code of `detailWords`. */
function codeFor(cause: unknown, id: string): string {
  if (cause instanceof OutboundError) return cause.reason === "address" ? "not_allowed" : codeOf(cause)
  log.error("hosts.scrape_failed", { scrapeId: id, error: cause })
  return "fault"
}
