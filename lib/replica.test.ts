import { afterAll, afterEach, expect, it } from "vitest"
import { closeDb, inClinic } from "@/lib/db"
import { resetEnv } from "@/lib/env"
import { forgetReplica, onReplica } from "@/lib/replica"
import { readReport } from "@/lib/reports/read"
import { ctxWith } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { makeClinic } from "@/lib/testing/factory"
import { addPatient } from "@/lib/testing/patients"

const db = await testDatabase()
afterAll(closeDb)

const at = async (url: string | undefined) => {
  await closeDb()
  if (url) process.env.DATABASE_READ_REPLICA_URL = url
  else delete process.env.DATABASE_READ_REPLICA_URL
  resetEnv()
  forgetReplica()
}
afterEach(() => at(undefined))

const read = (clinicId: string, seenIn = clinicId) =>
  inClinic(clinicId, (own) =>
    onReplica(seenIn, own, async (tx, isReplica) => ({ isReplica, patients: await tx.patient.count() })),
  )

it("reads in the caller's transaction where there is no replica", async () => {
  const { id } = await makeClinic()
  expect(await read(id)).toEqual({ isReplica: false, patients: 0 })
})

it("reads on the replica what that clinic may see, and nothing of another", async () => {
  const [one, other] = [await makeClinic(), await makeClinic()]
  await addPatient(one.id)
  await at(db.url)
  expect(await read(one.id)).toEqual({ isReplica: true, patients: 1 })
  expect(await read(other.id)).toEqual({ isReplica: true, patients: 0 })
})

it("reads from the database itself where the replica cannot be reached, and leaves it alone for a while", async () => {
  const { id } = await makeClinic()
  await at("postgresql://127.0.0.1:9/rounds")
  expect(await read(id)).toMatchObject({ isReplica: false })
  expect(await read(id)).toMatchObject({ isReplica: false })
})

it("gives a report from it, and says of when its days are", async () => {
  const clinic = await makeClinic()
  const ctx = await ctxWith(clinic, ["admin"])
  expect((await readReport(ctx, {})).isBehind).toBe(false)
  await at(db.url)
  const { asOf, isBehind } = await readReport(ctx, {})
  expect({ isBehind, asOf }).toEqual({ isBehind: false, asOf: ctx.now.toISOString() })
  // Its days were never made: it says so, instead of showing none as none.
  const fresh = await ctxWith(await makeClinic(), ["admin"])
  expect(await readReport(fresh, {})).toMatchObject({ isBehind: true, asOf: null })
})

it("lets an error of the work itself through, and does it once", async () => {
  const { id } = await makeClinic()
  await at(db.url)
  let times = 0
  const broken = inClinic(id, (own) =>
    onReplica(id, own, async () => {
      times += 1
      throw new Error("of the work")
    }),
  )
  await expect(broken).rejects.toThrow("of the work")
  expect(times).toBe(1)
})
