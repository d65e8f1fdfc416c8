import { setTimeout as sleep } from "node:timers/promises"
import { afterAll, expect, it } from "vitest"
import { closeDb, inClinic } from "@/lib/db"
import { resetEnv } from "@/lib/env"
import { forgetReplica, onReplica } from "@/lib/replica"
import { testDatabase } from "@/lib/testing/db"
import { makeClinic } from "@/lib/testing/factory"
import { addPatient } from "@/lib/testing/patients"
import { startPair } from "@/lib/testing/replica"

const { secret } = await testDatabase()
const pair = await startPair(secret)
afterAll(async () => {
  await closeDb()
  await pair.stop()
})

const read = (clinicId: string) =>
  inClinic(clinicId, (own) =>
    onReplica(clinicId, own, async (tx, isReplica) => ({ isReplica, patients: await tx.patient.count() })),
  )

it("follows by streaming, answers reports, and is left alone when it falls behind or away", async () => {
  const { primary, standby } = pair
  await closeDb()
  Object.assign(process.env, { DATABASE_URL: primary.url, DATABASE_READ_REPLICA_URL: standby.url })
  resetEnv()
  forgetReplica()
  const { id } = await makeClinic()
  const lags: number[] = []
  for (let n = 1; n <= 20; n += 1) {
    await addPatient(id)
    const from = performance.now()
    for (;;) {
      const seen = await read(id)
      expect(seen.isReplica).toBe(true)
      if (seen.patients === n) break
      await sleep(1)
    }
    lags.push(performance.now() - from)
  }
  const sorted = lags.sort((one, other) => one - other)
  console.warn(
    `seen on the standby after a commit: median ${sorted[10]?.toFixed(1)} ms, most ${sorted[19]?.toFixed(1)} ms`,
  )

  // Gone in the middle of the day: nobody waits for it.
  await pair.stopStandby()
  expect(await read(id)).toEqual({ isReplica: false, patients: 20 })
}, 240_000)
