import { setTimeout as sleep } from "node:timers/promises"
import { beforeEach, describe, expect, it } from "vitest"
import { platformInboxPool } from "@/lib/db"
import { type Lease, limiter } from "@/lib/inbox/rate"
import { testDatabase } from "@/lib/testing/db"

const db = await testDatabase()
let serial = 0
let key = ""
beforeEach(() => {
  key = `clinic-${++serial}`
})

async function lease(perSecond: number, wanted: number): Promise<Lease> {
  const { rows } = await platformInboxPool().query<Lease>("select * from lease_rate($1, $2, $3)", [
    key,
    perSecond,
    wanted,
  ])
  return rows[0]!
}

/** As if so many seconds had gone by since the bucket was last asked. */
const pass = (seconds: number) =>
  db.owner.query(
    `update "RateBucket" set "updatedAt" = "updatedAt" - make_interval(secs => $2) where key = $1`,
    [key, seconds],
  )

/** What a slow machine adds of itself: the bucket fills while it is asked. */
function since() {
  const fromMs = performance.now()
  return { seconds: () => (performance.now() - fromMs) / 1_000 }
}

describe("the bucket in Postgres", () => {
  it("gives the sustained rate for ever", async () => {
    await lease(300, 1)
    let granted = 0
    for (let second = 0; second < 300; second++) {
      await pass(1)
      granted += (await lease(300, 300)).granted
    }
    expect(granted).toBe(300 * 300)
  })

  it("gives three times the rate for a minute, then the rate", async () => {
    const own = since()
    await lease(300, 1)
    let granted = 0
    for (let second = 0; second < 60; second++) {
      await pass(1)
      granted += (await lease(300, 100_000)).granted
    }
    expect(granted).toBeGreaterThan(53_600)
    expect(granted).toBeLessThan(54_100 + own.seconds() * 900)
    const later = since()
    let after = 0
    for (let second = 0; second < 10; second++) {
      await pass(1)
      after += (await lease(300, 100_000)).granted
    }
    expect(after).toBeGreaterThanOrEqual(2_990)
    expect(after).toBeLessThan(3_100 + later.seconds() * 300)
  })

  it("never gives more than three times the rate in one moment", async () => {
    const own = since()
    expect((await lease(10, 500)).granted).toBe(30)
    expect((await lease(10, 500)).granted).toBeLessThan(2 + own.seconds() * 30)
  })

  it("says when to come back, and gives then", async () => {
    while ((await lease(0.1, 100)).granted > 0);
    const { wait } = await lease(0.1, 1)
    expect(wait).toBeGreaterThan(0)
    await pass(wait)
    expect((await lease(0.1, 1)).granted).toBe(1)
  })

  it("gives nothing away when the clock is set back, and goes on from there", async () => {
    while ((await lease(1, 100)).granted > 0);
    await pass(-86_400)
    expect((await lease(1, 1)).granted).toBe(0)
    await pass(1)
    expect((await lease(1, 1)).granted).toBe(1)
  })

  it("agrees with itself when many ask at once", async () => {
    const own = since()
    const leases = await Promise.all(Array.from({ length: 50 }, () => lease(10, 3)))
    const granted = leases.reduce((sum, one) => sum + one.granted, 0)
    expect(granted).toBeGreaterThanOrEqual(30)
    expect(granted).toBeLessThan(32 + own.seconds() * 30)
  })
})

describe("servers that share it", () => {
  const spent = async (takes: ReturnType<typeof limiter>[], perSecond: number, forMs: number) => {
    const untilMs = performance.now() + forMs
    let through = 0
    let refused = 0
    const sender = async (take: ReturnType<typeof limiter>) => {
      while (performance.now() < untilMs) {
        if ((await take(key, perSecond)) === 0) through++
        else refused++
        if (refused % 50 === 0) await sleep(1)
      }
    }
    await Promise.all(takes.flatMap((take) => [sender(take), sender(take), sender(take)]))
    return { through, refused }
  }

  it("stay together within the rate and a lease each, and use all of it", async () => {
    const perSecond = 100
    await lease(perSecond, 1)
    await db.owner.query(`update "RateBucket" set burst = 0, second = 0 where key = $1`, [key])
    const startMs = performance.now()
    const { through, refused } = await spent([limiter(), limiter()], perSecond, 2_000)
    const seconds = (performance.now() - startMs) / 1_000
    expect(through).toBeLessThanOrEqual(Math.ceil(perSecond * seconds) + 2 * (perSecond / 10))
    expect(through).toBeGreaterThan(perSecond * seconds * 0.4)
    expect(refused).toBeGreaterThan(0)
  })

  it("find what another has used up: a restart gives nothing back", async () => {
    const perSecond = 1
    const before = limiter()
    while ((await before(key, perSecond)) === 0);
    expect(await limiter()(key, perSecond)).toBeGreaterThan(0)
  })

  it("ask seldom: a request usually pays for no round trip", async () => {
    let asked = 0
    const take = limiter(async (_, __, wanted) => {
      asked++
      await sleep(1)
      return { granted: wanted, wait: 0 }
    })
    let waited = 0
    for (let n = 0; n < 3_000; n++) {
      const before = asked
      if ((await take(key, 300)) > 0) waited++
      if (n % 10 === 0) await sleep(1)
      expect(asked - before).toBeLessThanOrEqual(1)
    }
    expect(waited).toBe(0)
    expect(asked).toBeLessThanOrEqual(3_000 / 15)
  })

  it("ask seldom for one that is far over its rate too, and say when to come back", async () => {
    let asked = 0
    const take = limiter(async () => {
      asked++
      return { granted: 0, wait: 7.2 }
    })
    for (let n = 0; n < 1_000; n++) expect(await take(key, 300)).toBe(8)
    expect(asked).toBe(1)
  })

  it("ask once for all that wait, and let nobody through when nobody can say", async () => {
    let asked = 0
    const take = limiter(async () => {
      asked++
      await sleep(5)
      throw new Error("the database is away")
    })
    const results = await Promise.allSettled(Array.from({ length: 100 }, () => take(key, 300)))
    expect(results.every(({ status }) => status === "rejected")).toBe(true)
    expect(asked).toBe(1)
  })
})
