import { afterAll, beforeEach, describe, expect, it } from "vitest"
import { closeDb, platformDb } from "@/lib/db"
import { newId } from "@/lib/ids"
import { checkProbe } from "@/lib/probes/check"
import { dueProbes } from "@/lib/probes/due"
import { probeRound } from "@/lib/probes/round"
import { memberOf } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { makeClinic } from "@/lib/testing/factory"
import { makeProbe, serveHttp } from "@/lib/testing/probes"
import { describeRefusals } from "@/lib/testing/refusals"
import { aSha, makeDeployment, makeRelease, softwareGround } from "@/lib/testing/software"
import { addMs, HOUR_MS, now } from "@/lib/time"

const db = await testDatabase()
afterAll(closeDb)
beforeEach(async () => {
  await db.owner.query('truncate "Probe", "ServicePlace", "Maintenance", "Deployment" cascade')
  await db.owner.query('update "Clinic" set "isDefault" = false')
})

describeRefusals(dueProbes, {
  subject: "none",
  async prepare() {
    const clinic = await makeClinic()
    return { input: {}, ctxFor: await memberOf(clinic), strangerFor: await memberOf(clinic) }
  },
})

const stored = (id: string) => platformDb().probe.findUniqueOrThrow({ where: { id } })

describe("probes.due", () => {
  it("names what is watched, with the commit that was proven there; not what is stopped, retired or nobody's", async () => {
    const { operator, production, service } = await softwareGround()
    const gitSha = aSha()
    const releaseId = await makeRelease(service.id, { gitSha })
    await platformDb().servicePlace.update({
      where: { id: production.id },
      data: { baseUrl: "https://api.clinic.net", releaseId, stoppedAt: now() },
    })
    const { id } = await makeProbe({ placeId: production.id, kind: "version" })
    await makeProbe({ retiredAt: now() })
    await makeDeployment(production.id, {
      service: service.name,
      environment: production.environment,
      status: "running",
    })
    expect(await dueProbes(operator, {})).toMatchObject({
      isMuted: false,
      probes: [{ id, provenSha: gitSha, isStopped: true, isDeploying: true, isOwn: false }],
    })
    await platformDb().servicePlace.update({ where: { id: production.id }, data: { retiredAt: now() } })
    expect((await dueProbes(operator, {})).probes).toEqual([])
  })
})

describe("a round", () => {
  it("asks everything, keeps what it found, and counts its minute once", async () => {
    await platformDb().clinic.update({ where: { id: (await makeClinic()).id }, data: { isDefault: true } })
    let status = 200
    const service = await serveHttp((_, response) => response.writeHead(status).end("{}"))
    const { id } = await makeProbe({ address: service.url })
    const first = await probeRound()
    expect(first).toMatchObject({ asked: 2, recorded: 2 })
    expect(await stored(id)).toMatchObject({ state: "up", lastDetail: "ok 200" })
    status = 500
    await probeRound()
    const samples = await platformDb().probeSample.findMany({ where: { probeId: id } })
    expect(samples.filter((one) => one.at.getUTCSeconds() !== 0)).toEqual([])
    await service.close()
  })

  it("lets failures in maintenance and of what was stopped by hand not count", async () => {
    const { operator, production } = await softwareGround()
    const service = await serveHttp((_, response) => response.writeHead(503).end())
    await platformDb().servicePlace.update({
      where: { id: production.id },
      data: { baseUrl: service.url, stoppedAt: now() },
    })
    const stopped = await makeProbe({ placeId: production.id, address: service.url })
    await checkProbe(operator, { id: stopped.id })
    expect(await stored(stopped.id)).toMatchObject({ failedInRow: 0, lastDetail: "status 503" })
    const { id } = await makeProbe({ address: service.url })
    const maintenance = { id: newId(), key: newId(), title: "Patches", startsAt: addMs(now(), -HOUR_MS) }
    await platformDb().maintenance.create({ data: { ...maintenance, endsAt: addMs(now(), HOUR_MS) } })
    await checkProbe(operator, { id })
    expect(await stored(id)).toMatchObject({ failedInRow: 0, lastDetail: "status 503" })
    await service.close()
  })
})
