import { afterAll, beforeEach, describe, expect, it } from "vitest"
import { closeDb, platformDb } from "@/lib/db"
import { createScrape } from "@/lib/hosts/create-scrape"
import { busyShare, readNodeExporter } from "@/lib/hosts/node-exporter"
import { sampleOwnHost } from "@/lib/hosts/own"
import { scrapeHosts } from "@/lib/hosts/scrape"
import { ctxWith } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { makeClinic } from "@/lib/testing/factory"
import { deadPort, serveHttp } from "@/lib/testing/probes"
import { setClock } from "@/lib/time"

const db = await testDatabase()
afterAll(closeDb)
beforeEach(async () => {
  setClock(undefined)
  await db.owner.query('truncate "HostScrape", "HostSample"')
})

const text = (
  busy: number,
  idle: number,
) => `# HELP node_cpu_seconds_total Seconds the CPUs spent in each mode.
# TYPE node_cpu_seconds_total counter
node_cpu_seconds_total{cpu="0",mode="idle"} ${idle}
node_cpu_seconds_total{cpu="0",mode="iowait"} 10
node_cpu_seconds_total{cpu="0",mode="user"} ${busy}
node_memory_MemTotal_bytes 8e+09
node_memory_MemAvailable_bytes 2e+09
node_filesystem_size_bytes{device="/dev/sda1",fstype="ext4",mountpoint="/"} 1000
node_filesystem_avail_bytes{device="/dev/sda1",fstype="ext4",mountpoint="/"} 400
node_filesystem_size_bytes{device="/dev/sdb",fstype="xfs",mountpoint="/data"} 1000
node_filesystem_avail_bytes{device="/dev/sdb",fstype="xfs",mountpoint="/data"} 100
node_filesystem_size_bytes{device="tmpfs",fstype="tmpfs",mountpoint="/run"} 1000
node_filesystem_avail_bytes{device="tmpfs",fstype="tmpfs",mountpoint="/run"} 0
node_load1 0.75
node_network_receive_bytes_total{device="eth0"} 5e+09
node_network_receive_bytes_total{device="lo"} 9e+09
node_network_transmit_bytes_total{device="eth0"} 1.5e+03
go_goroutines 12
`

describe("what a node_exporter tells", () => {
  it("is read as shares: the fullest disk, memory without caches, real networks", () => {
    expect(readNodeExporter(text(100, 890))).toEqual({
      memory: 0.75,
      disk: 0.9,
      load1: 0.75,
      netRxBytes: 5_000_000_000n,
      netTxBytes: 1500n,
      counters: { busy: 100, all: 1_000 },
    })
  })

  it("is nothing where it says nothing", () => {
    const nothing = {
      memory: null,
      disk: null,
      load1: null,
      netRxBytes: null,
      netTxBytes: null,
      counters: null,
    }
    expect(readNodeExporter("<html>Sign in</html>\nnode_load1 NaN\n")).toEqual(nothing)
  })

  it.each([
    ["names without end", `node_load1{${"a".repeat(400_000)}} 1`],
    ["words that do not end", `node_load1{${'a="'.repeat(130_000)} 1`],
    ["blanks", `node_load1{a="b"}${" ".repeat(400_000)}`],
    ["backslashes", `node_load1{a="${"\\\\".repeat(200_000)} 1`],
    ["many names without end", `node_load1{${"a".repeat(3_900)}} NaN1\n`.repeat(500)],
    ["figures beyond all bounds", `node_network_receive_bytes_total{device="eth0"} 1e300\n`.repeat(2)],
  ])("is read in no time, whatever it says: %s", (_, hostile) => {
    const fromMs = performance.now()
    expect(readNodeExporter(hostile)).toMatchObject({ load1: null, netRxBytes: null })
    expect(performance.now() - fromMs).toBeLessThan(1_000)
  })

  it("has a busy share between two readings only, and none over a new start", () => {
    const before = { busy: 100, all: 1_000, at: "" }
    expect(busyShare(null, { busy: 100, all: 1_000 })).toBeNull()
    expect(busyShare(before, { busy: 130, all: 1_060 })).toBe(0.5)
    expect(busyShare(before, { busy: 3, all: 60 })).toBeNull()
    expect(busyShare(before, { busy: 100, all: 1_000 })).toBeNull()
  })
})

describe("reading hosts", () => {
  it("reads each every minute with its token, and says of one that does not answer what is wrong", async () => {
    const ctx = await ctxWith(await makeClinic(), ["operator"])
    let [busy, idle] = [100, 890]
    const seen: (string | undefined)[] = []
    const host = await serveHttp((request, response) => {
      seen.push(request.headers.authorization)
      response.end(text(busy, idle))
    })
    await createScrape(ctx, { host: "web-1", address: `${host.url}/metrics`, token: "scrape-token" })
    await createScrape(ctx, { host: "web-2", address: `http://127.0.0.1:${await deadPort()}/metrics` })
    expect(await scrapeHosts()).toEqual({ read: 1, failed: 1 })
    setClock("+60")
    ;[busy, idle] = [145, 905]
    await scrapeHosts()
    expect(seen).toEqual(["Bearer scrape-token", "Bearer scrape-token"])
    const samples = await platformDb().hostSample.findMany({ orderBy: { at: "asc" } })
    expect(samples).toMatchObject([
      { host: "web-1", cpu: null, memory: 0.75, source: "scrape" },
      { host: "web-1", cpu: 0.75, disk: 0.9 },
    ])
    const [one, two] = await platformDb().hostScrape.findMany({ orderBy: { host: "asc" } })
    expect(one).toMatchObject({ lastError: null, lastAt: expect.any(Date) })
    expect(two).toMatchObject({ lastError: "unreachable", lastAt: null })
    expect(Buffer.from(one?.sealedToken ?? []).toString("latin1")).not.toContain("scrape-token")
    await host.close()
  })

  it("keeps nothing of an answer that is none of node_exporter's", async () => {
    const ctx = await ctxWith(await makeClinic(), ["operator"])
    const page = await serveHttp((_, response) => response.end("<html></html>"))
    await createScrape(ctx, { host: "page", address: page.url })
    expect(await scrapeHosts()).toEqual({ read: 0, failed: 1 })
    expect(await platformDb().hostScrape.findMany()).toMatchObject([{ lastError: "no_figures" }])
    expect(await platformDb().hostSample.count()).toBe(0)
    await page.close()
  })
})

it("keeps how the machine itself is doing, once a minute", async () => {
  const { host } = await sampleOwnHost(20)
  await sampleOwnHost(20)
  const [sample, ...more] = await platformDb().hostSample.findMany({ where: { host } })
  expect(sample).toMatchObject({ source: "own" })
  for (const share of [sample?.cpu, sample?.memory, sample?.disk]) {
    expect(share).toBeGreaterThanOrEqual(0)
    expect(share).toBeLessThanOrEqual(1)
  }
  // Two at the turn of a minute are two minutes.
  expect(more.length).toBeLessThanOrEqual(1)
})
