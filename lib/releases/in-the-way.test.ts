import { afterAll, expect, it } from "vitest"
import { closeDb, inClinic } from "@/lib/db"
import { migrationsInTheWay } from "@/lib/releases/in-the-way"
import { testDatabase } from "@/lib/testing/db"
import { makeRelease, softwareGround } from "@/lib/testing/software"
import { MINUTE_MS, toDate } from "@/lib/time"

await testDatabase()
afterAll(closeDb)
const at = (minute: number) => toDate(Date.UTC(2026, 10, 22, 10) + minute * MINUTE_MS)

it("names what came since and nobody called compatible; what is unknown counts as no", async () => {
  const { clinic, service } = await softwareGround()
  const first = await makeRelease(service.id, { at: at(0), migrations: [["0001_a", false]] })
  const second = await makeRelease(service.id, {
    at: at(1),
    migrations: [
      ["0002_b", true],
      ["0003_c", null],
    ],
  })
  const third = await makeRelease(service.id, { at: at(2), migrations: [["0004_d", false]] })
  await makeRelease(service.id, { at: at(3), migrations: [["0005_e", null]] })
  const names = (from: string, to: string) =>
    inClinic(clinic.id, async (tx) => (await migrationsInTheWay(tx, { from, to })).map((one) => one.name))
  expect(await names(third, first)).toEqual(["0003_c", "0004_d"])
  expect(await names(third, second)).toEqual(["0004_d"])
  expect(await names(third, third)).toEqual([])
  expect(await names(first, third)).toEqual([])
})

it("takes releases that name all their migrations each time", async () => {
  const { clinic, service } = await softwareGround()
  const to = await makeRelease(service.id, { at: at(0), migrations: [["0001_a", null]] })
  const from = await makeRelease(service.id, {
    at: at(1),
    migrations: [
      ["0001_a", null],
      ["0002_b", null],
    ],
  })
  const found = await inClinic(clinic.id, (tx) => migrationsInTheWay(tx, { from, to }))
  expect(found).toMatchObject([{ name: "0002_b", releaseId: from, isCompatible: null }])
})

it("does not mix services", async () => {
  const one = await softwareGround()
  const other = await softwareGround()
  const to = await makeRelease(one.service.id, { at: at(0) })
  const from = await makeRelease(other.service.id, { at: at(1), migrations: [["0001_a", null]] })
  expect(await inClinic(one.clinic.id, (tx) => migrationsInTheWay(tx, { from, to }))).toEqual([])
})
