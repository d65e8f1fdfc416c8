import { afterAll, beforeEach, describe, expect, it } from "vitest"
import { closeDb, platformDb } from "@/lib/db"
import { createScrape } from "@/lib/hosts/create-scrape"
import { listHosts } from "@/lib/hosts/list"
import { ctxWith, memberOf } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { makeClinic } from "@/lib/testing/factory"
import { describeRefusals } from "@/lib/testing/refusals"
import { addMs, DAY_MS, MINUTE_MS, now } from "@/lib/time"

const db = await testDatabase()
afterAll(closeDb)
beforeEach(() => db.owner.query('truncate "HostSample", "HostScrape"'))

describeRefusals(listHosts, {
  subject: "none",
  async prepare() {
    const clinic = await makeClinic()
    return { input: {}, ctxFor: await memberOf(clinic), strangerFor: await memberOf(clinic) }
  },
})

const tell = (host: string, minutesAgo: number, cpu: number | null) =>
  platformDb().hostSample.create({
    data: { host, at: addMs(now(), -minutesAgo * MINUTE_MS), cpu, memory: 0.5, source: "push" },
  })

describe("hosts.list", () => {
  it("shows the newest word of each, and calls silent who has not spoken for five minutes", async () => {
    const ctx = await ctxWith(await makeClinic(), ["auditor"])
    await tell("web-1", 2, 0.2)
    await tell("web-1", 1, 0.4)
    await tell("web-2", 9, 0.9)
    await tell("long-gone", (8 * DAY_MS) / MINUTE_MS, 0.1)
    const { hosts } = await listHosts({ ...ctx, now: now() }, {})
    expect(hosts).toMatchObject([
      { host: "web-1", cpu: 0.4, memory: 0.5, disk: null, isSilent: false },
      { host: "web-2", cpu: 0.9, isSilent: true },
    ])
  })

  it("names the hosts that are read, and never their tokens", async () => {
    const operator = await ctxWith(await makeClinic(), ["operator"])
    const address = "http://127.0.0.1:9100/metrics"
    await createScrape(operator, { host: "web-3", address, token: "scrape-token" })
    const told = await listHosts(operator, {})
    expect(told.scrapes).toMatchObject([{ host: "web-3", address, lastAt: null, lastError: null }])
    expect(JSON.stringify(told)).not.toMatch(/token/i)
  })
})
