import { afterAll, expect, it } from "vitest"
import { closeDb, platformDb } from "@/lib/db"
import { listReleases } from "@/lib/releases/list"
import { testDatabase } from "@/lib/testing/db"
import { describeRefusals } from "@/lib/testing/refusals"
import { makeDeployment, makeRelease, softwareGround } from "@/lib/testing/software"
import { statementsOf } from "@/lib/testing/statements"
import { MINUTE_MS, toDate } from "@/lib/time"

await testDatabase()
afterAll(closeDb)
const at = (minute: number) => toDate(Date.UTC(2026, 10, 22, 10) + minute * MINUTE_MS)

it("pages newest first without losing or doubling one, in one statement a page", async () => {
  const { operator, service } = await softwareGround()
  const made: string[] = []
  for (let n = 0; n < 30; n++) made.unshift(await makeRelease(service.id, { at: at(Math.floor(n / 3)) }))
  const first = await listReleases(operator, { service: service.name })
  const second = await listReleases(operator, { service: service.name, cursor: first.nextCursor ?? "" })
  const ids = [...first.rows, ...second.rows].map((one) => one.id)
  expect(ids).toHaveLength(30)
  expect([...ids].sort()).toEqual([...made].sort())
  expect(second.nextCursor).toBeNull()
  expect(await statementsOf(() => listReleases(operator, { service: service.name }))).toHaveLength(1)
})

it("says how many migrations nobody called safe, where it runs and whether it ever was proven", async () => {
  const { operator, service, staging, production } = await softwareGround()
  const old = await makeRelease(service.id, { at: at(0), migrations: [["0001_a", true]] })
  const id = await makeRelease(service.id, {
    at: at(1),
    migrations: [
      ["0002_b", true],
      ["0003_c", null],
      ["0004_d", false],
    ],
  })
  await platformDb().servicePlace.update({ where: { id: staging.id }, data: { releaseId: id } })
  await makeDeployment(production.id, {
    service: service.name,
    environment: production.environment,
    releaseId: old,
    isProven: true,
  })
  const { rows } = await listReleases(operator, { service: service.name })
  expect(rows).toMatchObject([
    { id, migrations: 3, unsafe: 2, runsIn: [staging.environment], wasProven: false },
    { id: old, migrations: 1, unsafe: 0, runsIn: [], wasProven: true },
  ])
})

it("finds by commit and digest from their beginning, and takes a sign for what it is", async () => {
  const { operator, service } = await softwareGround()
  const gitSha = "abcdef0123".padEnd(40, "0")
  const id = await makeRelease(service.id, { gitSha })
  await makeRelease(service.id)
  const found = async (q: string) => (await listReleases(operator, { service: service.name, q })).rows
  expect((await found("ABCDEF01")).map((one) => one.id)).toEqual([id])
  expect(await found("%")).toEqual([])
})

it("refuses a place in another list", async () => {
  const { operator } = await softwareGround()
  await expect(listReleases(operator, { cursor: "nonsense" })).rejects.toMatchObject({
    code: "invalid_input",
  })
})

describeRefusals(listReleases, {
  subject: "none",
  prepare: async () => ({ ...(await softwareGround()), input: {} }),
})
