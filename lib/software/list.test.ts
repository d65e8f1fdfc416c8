import { afterAll, expect, it } from "vitest"
import { closeDb, platformDb } from "@/lib/db"
import { listSoftware } from "@/lib/software/list"
import { testDatabase } from "@/lib/testing/db"
import { describeRefusals } from "@/lib/testing/refusals"
import { makeDeployment, makeRelease, softwareGround } from "@/lib/testing/software"

await testDatabase()
afterAll(closeDb)

it("shows services in the order they are put out, with what runs where and the last attempt", async () => {
  const dashboard = await softwareGround({ kind: "dashboard" })
  const { operator, service, staging, production } = await softwareGround({ kind: "api" })
  const base = await softwareGround({ kind: "infrastructure" })
  const releaseId = await makeRelease(service.id)
  const at = { service: service.name, environment: staging.environment, releaseId }
  await makeDeployment(staging.id, { ...at, at: new Date("2026-11-01T10:00:00Z") })
  const last = await makeDeployment(staging.id, {
    ...at,
    status: "rolled_back",
    at: new Date("2026-11-02T10:00:00Z"),
  })
  await platformDb().servicePlace.update({
    where: { id: staging.id },
    data: { releaseId, provenAt: new Date("2026-11-01T10:10:00Z") },
  })
  const { services, may } = await listSoftware(operator, {})
  const order = services.map((one) => one.id)
  const ids = [base.service.id, service.id, dashboard.service.id]
  expect(order.filter((id) => ids.includes(id))).toEqual(ids)
  const places = services.find((one) => one.id === service.id)?.places ?? []
  expect(places.find((one) => one.id === staging.id)).toMatchObject({
    release: { id: releaseId },
    latest: { id: last, status: "rolled_back" },
  })
  expect(places.find((one) => one.id === production.id)).toMatchObject({
    release: null,
    provenAt: null,
    latest: null,
    missing: null,
  })
  expect(may).toEqual({ write: true, stop: true, secrets: true })
})

it("lets an auditor look and nothing else", async () => {
  const { ctxFor } = await softwareGround()
  expect((await listSoftware(ctxFor(["auditor"]), {})).may).toEqual({
    write: false,
    stop: false,
    secrets: false,
  })
})

describeRefusals(listSoftware, {
  subject: "none",
  prepare: async () => ({ ...(await softwareGround()), input: {} }),
})
