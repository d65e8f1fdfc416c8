import { afterAll, expect, it } from "vitest"
import { closeDb, platformDb } from "@/lib/db"
import { listWaysBack } from "@/lib/impact/ways-back"
import { testDatabase } from "@/lib/testing/db"
import { describeRefusals } from "@/lib/testing/refusals"
import { makeDeployment, makeRelease, softwareGround } from "@/lib/testing/software"

await testDatabase()
afterAll(closeDb)

const inputOf = ({ service, staging }: Awaited<ReturnType<typeof softwareGround>>) => ({
  service: service.name,
  environment: staging.environment,
})

describeRefusals(listWaysBack, {
  subject: "none",
  badInput: { service: 1 },
  prepare: async () => {
    const ground = await softwareGround()
    return { ...ground, input: inputOf(ground) }
  },
  wrongState: {
    when: "a place nobody knows",
    code: "not_found",
    prepare: async () => {
      const ground = await softwareGround()
      return { ...ground, input: { ...inputOf(ground), environment: "nowhere" } }
    },
  },
})

it("knows what was proven at this very place, each release once, without the one that runs", async () => {
  const ground = await softwareGround()
  const { operator, service, staging, production } = ground
  const [old, runs, elsewhere, unproven] = [
    await makeRelease(service.id),
    await makeRelease(service.id),
    await makeRelease(service.id),
    await makeRelease(service.id),
  ]
  const at = (place: typeof staging, releaseId: string, isProven: boolean) =>
    makeDeployment(place.id, { service: service.name, environment: place.environment, releaseId, isProven })
  await at(staging, old, true)
  await at(staging, old, true)
  await at(staging, runs, true)
  await at(staging, unproven, false)
  await at(production, elsewhere, true)
  await platformDb().servicePlace.update({ where: { id: staging.id }, data: { releaseId: runs } })
  expect((await listWaysBack(operator, inputOf(ground))).rows.map((one) => one.id)).toEqual([old])
})
