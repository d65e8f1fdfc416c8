import { afterAll, beforeEach, describe, expect, it } from "vitest"
import { closeDb, platformDb } from "@/lib/db"
import { listStanding } from "@/lib/probes/list"
import { pruneSamples } from "@/lib/probes/prune"
import { memberOf } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { makeClinic } from "@/lib/testing/factory"
import { makeProbe, makeProbeDay } from "@/lib/testing/probes"
import { describeRefusals } from "@/lib/testing/refusals"
import { softwareGround } from "@/lib/testing/software"
import { statementsOf } from "@/lib/testing/statements"
import { addMs, DAY_MS, MINUTE_MS, now } from "@/lib/time"

const db = await testDatabase()
afterAll(closeDb)
beforeEach(() => db.owner.query('truncate "Probe", "ServicePlace", "HostSample" cascade'))

describeRefusals(listStanding, {
  subject: "none",
  async prepare() {
    const clinic = await makeClinic()
    return { input: {}, ctxFor: await memberOf(clinic), strangerFor: await memberOf(clinic) }
  },
})

describe("probes.list", () => {
  it("groups what is watched by where it runs, production first, and names what nobody watches", async () => {
    const { operator, production, staging } = await softwareGround()
    const at = now()
    const seen = { lastAt: at, lastMs: 40, since: addMs(at, -DAY_MS) }
    const of = (placeId: string, kind: string, more: object) => makeProbe({ placeId, kind, ...seen, ...more })
    const { id } = await of(production.id, "http", { state: "up", lastDetail: "ok 200" })
    await makeProbeDay(id, { up: 999, down: 1 })
    await of(production.id, "tls", {
      state: "up",
      notAfter: addMs(at, 13.5 * DAY_MS),
      lastDetail: "valid 2026-12-06",
    })
    await of(production.id, "version", {
      state: "down",
      lastDetail: `drift ${"a".repeat(40)} ${"b".repeat(40)}`,
    })
    await of(staging.id, "http", { state: "up", lastAt: addMs(at, -10 * MINUTE_MS) })
    await makeProbe({ name: "Payments", state: "down", ...seen })
    const gone = await makeProbe({ retiredAt: at })
    const { places, retired } = await listStanding({ ...operator, now: at }, {})
    expect(places).toMatchObject([
      {
        environment: production.environment,
        // What runs there is another thing than whether it answers.
        state: "up",
        main: { id, uptime: 0.999 },
        certificate: { days: 13, state: "up" },
        version: { isDrift: true },
      },
      { environment: staging.environment, state: "unknown", certificate: null, version: null },
      { environment: null, title: "Payments", state: "down" },
    ])
    expect(retired).toMatchObject([{ id: gone.id }])
  })

  it("asks as often for two as for twenty", async () => {
    const { operator } = await softwareGround()
    const statements = async () => (await statementsOf(() => listStanding(operator, {}))).length
    await makeProbe()
    const few = await statements()
    for (let n = 0; n < 20; n++) await makeProbeDay((await makeProbe()).id, { up: 1 })
    expect(await statements()).toBe(few)
  })
})

it("keeps single checks and hosts' figures a month, and a probe's days longer", async () => {
  const { id } = await makeProbe()
  const ago = (days: number) => addMs(now(), -days * DAY_MS)
  await platformDb().probeSample.createMany({
    data: [1, 29, 31, 60].map((days) => ({ probeId: id, at: ago(days), isUp: true, ms: 1 })),
  })
  await platformDb().hostSample.createMany({
    data: [1, 31].map((days) => ({ host: "web", at: ago(days), source: "push" })),
  })
  for (const daysAgo of [1, 90, 399, 402]) await makeProbeDay(id, { daysAgo, up: 1 })
  expect(await pruneSamples()).toBe(4)
  expect(await platformDb().probeSample.count()).toBe(2)
  expect(await platformDb().probeDay.count()).toBe(3)
})
