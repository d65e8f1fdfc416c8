import { afterAll, beforeEach, describe, expect, it } from "vitest"
import { closeDb, platformDb } from "@/lib/db"
import { env } from "@/lib/env"
import { deriveProbes } from "@/lib/probes/derive"
import { dueProbes } from "@/lib/probes/due"
import { listStanding } from "@/lib/probes/list"
import { memberOf } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { makeClinic } from "@/lib/testing/factory"
import { describeRefusals } from "@/lib/testing/refusals"
import { softwareGround } from "@/lib/testing/software"
import { now } from "@/lib/time"

const db = await testDatabase()
afterAll(closeDb)
beforeEach(() => db.owner.query('truncate "Probe", "ServicePlace" cascade'))

describeRefusals(deriveProbes, {
  subject: "none",
  async prepare() {
    const clinic = await makeClinic()
    return { input: {}, ctxFor: await memberOf(clinic), strangerFor: await memberOf(clinic) }
  },
})

const probes = () =>
  platformDb().probe.findMany({
    orderBy: [{ address: "asc" }],
    select: { kind: true, address: true, placeId: true },
  })
const move = (id: string, data: { baseUrl?: string | null; healthPath?: string; retiredAt?: Date }) =>
  platformDb().servicePlace.update({ where: { id }, data })

describe("probes.derive", () => {
  it("watches health, version and certificate of what has an address, and Rounds itself", async () => {
    const { operator, production } = await softwareGround()
    await move(production.id, { baseUrl: "https://api.clinic.net", healthPath: "/ready" })
    expect(await deriveProbes(operator, {})).toEqual({ made: 4, moved: 0 })
    expect(await probes()).toEqual([
      { kind: "http", address: `${env().NEXTAUTH_URL}/health/ready`, placeId: null },
      { kind: "tls", address: "https://api.clinic.net", placeId: production.id },
      { kind: "http", address: "https://api.clinic.net/ready", placeId: production.id },
      { kind: "version", address: "https://api.clinic.net/version", placeId: production.id },
    ])
  })

  it("makes nothing twice, not even when two look at once, and nothing anew that a person stopped", async () => {
    const { operator, production } = await softwareGround()
    await move(production.id, { baseUrl: "http://api.clinic.net" })
    await Promise.all([1, 2, 3].map(() => deriveProbes(operator, {})))
    expect(await probes()).toHaveLength(3)
    await platformDb().probe.updateMany({ data: { retiredAt: now() } })
    expect(await deriveProbes(operator, {})).toEqual({ made: 0, moved: 0 })
    expect(await platformDb().probe.count({ where: { retiredAt: null } })).toBe(0)
  })

  it("goes along when a place moves, and forgets what it saw at the other address", async () => {
    const { operator, production } = await softwareGround()
    await move(production.id, { baseUrl: "http://old.clinic.net" })
    await deriveProbes(operator, {})
    await platformDb().probe.updateMany({
      data: { state: "up", lastAt: now(), lastMs: 4, lastDetail: "ok 200" },
    })
    await move(production.id, { baseUrl: "http://new.clinic.net" })
    expect(await deriveProbes(operator, {})).toEqual({ made: 0, moved: 2 })
    expect(
      await platformDb().probe.findMany({ where: { placeId: production.id, kind: "http" } }),
    ).toMatchObject([
      { address: "http://new.clinic.net/health/ready", state: "unknown", lastAt: null, lastDetail: null },
    ])
    const { rows } = await db.owner.query(`select name from "Fact" where name = 'probe.moved'`)
    expect(rows).toHaveLength(2)
  })

  it("looks at no certificate any more where there is none, and leaves it as it was for when there is", async () => {
    const { operator, production } = await softwareGround()
    await move(production.id, { baseUrl: "https://api.clinic.net" })
    await deriveProbes(operator, {})
    const kinds = async () =>
      (await dueProbes(operator, {})).probes.flatMap((one) => (one.placeId ? one.kind : []))
    expect((await kinds()).sort()).toEqual(["http", "tls", "version"])
    await move(production.id, { baseUrl: "http://api.clinic.net" })
    await deriveProbes(operator, {})
    expect((await kinds()).sort()).toEqual(["http", "version"])
    const [place] = (await listStanding(operator, {})).places
    expect(place).toMatchObject({ placeId: production.id, certificate: null })
    await move(production.id, { baseUrl: null })
    expect(await kinds()).toEqual([])
  })

  it("leaves out what has no address or is gone, and Rounds itself where it is registered", async () => {
    const { operator, production, staging } = await softwareGround()
    await move(staging.id, { baseUrl: "https://gone.clinic.net", retiredAt: now() })
    expect(await deriveProbes(operator, {})).toMatchObject({ made: 1 })
    await db.owner.query('truncate "Probe" cascade')
    await move(production.id, { baseUrl: env().NEXTAUTH_URL })
    await deriveProbes(operator, {})
    expect((await probes()).every((one) => one.placeId === production.id)).toBe(true)
  })
})
