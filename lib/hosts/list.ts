import { z } from "zod"
import type { Tx } from "@/lib/db"
import { HOST_STALE_MS } from "@/lib/hosts/words"
import { query } from "@/lib/operation"
import { addMs, DAY_MS, HOUR_MS } from "@/lib/time"

type Sample = {
  host: string
  at: Date
  cpu: number | null
  memory: number | null
  disk: number | null
  load1: number | null
  source: string
}

export type HostView = {
  host: string
  /** push, scrape, own */
  source: string
  lastAt: string
  /** Not heard of for minutes: its figures are the last known, not the present ones. */
  isSilent: boolean
  cpu: number | null
  memory: number | null
  disk: number | null
  load1: number | null
  /** Of the last hour, every five minutes; null where nothing was told. */
  hour: (number | null)[]
}
export type ScrapeView = {
  id: string
  host: string
  address: string
  lastAt: string | null
  lastError: string | null
}

const STEP_MS = 5 * 60_000
const STEPS = 12

/** The newest word of every host of the last week. */
export const newestOf = (tx: Tx, at: Date): Promise<Sample[]> => tx.$queryRaw<Sample[]>`
  with recursive host as (
    (select host from "HostSample" order by host limit 1)
    union all
    select (select one.host from "HostSample" one where one.host > host.host order by one.host limit 1) from host
    where host.host is not null
  )
  select newest.* from host cross join lateral (
    select one.host, one.at, one.cpu, one.memory, one.disk, one.load1, one.source from "HostSample" one
    where one.host = host.host and one.at > ${addMs(at, -7 * DAY_MS)} order by one.at desc limit 1
  ) newest where host.host is not null order by newest.host limit 500`

/** How machines are doing, by their own word or read from them. */
export const listHosts = query({
  name: "hosts.list",
  may: "deployments.read",
  input: z.strictObject({}),
  async run({ ctx, tx }): Promise<{ hosts: HostView[]; scrapes: ScrapeView[] }> {
    const newest = await newestOf(tx, ctx.now)
    const from = addMs(ctx.now, -HOUR_MS)
    const hour = await tx.$queryRaw<{ host: string; step: number; cpu: number | null }[]>`
      select host, floor(extract(epoch from at - ${from}::timestamptz) / ${STEP_MS / 1000})::int as step, max(cpu) as cpu
      from "HostSample" where at > ${from} and at <= ${ctx.now} group by 1, 2`
    const scrapes = await tx.hostScrape.findMany({
      where: { retiredAt: null },
      orderBy: { host: "asc" },
      take: 500,
    })
    return {
      hosts: newest.map(({ at, ...one }) => ({
        ...one,
        lastAt: at.toISOString(),
        isSilent: ctx.now.getTime() - at.getTime() > HOST_STALE_MS,
        hour: Array.from(
          { length: STEPS },
          (_, step) => hour.find((row) => row.host === one.host && row.step === step)?.cpu ?? null,
        ),
      })),
      scrapes: scrapes.map(({ id, host, address, lastAt, lastError }) => ({
        id,
        host,
        address,
        lastAt: lastAt?.toISOString() ?? null,
        lastError,
      })),
    }
  },
})
