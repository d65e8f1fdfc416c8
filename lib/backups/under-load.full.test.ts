import pg from "pg"
import { afterAll, describe, expect, it } from "vitest"
import { sealFacts } from "@/lib/audit/seal"
import { drill } from "@/lib/backups/drill"
import { folderStore } from "@/lib/backups/folder-store"
import { placeOf } from "@/lib/backups/store"
import { type Method, takeCopy } from "@/lib/backups/take"
import { closeDb } from "@/lib/db"
import { resetEnv } from "@/lib/env"
import { newId } from "@/lib/ids"
import { addFacts, addPatients, filled, tempFolder } from "@/lib/testing/backups"
import { testDatabase } from "@/lib/testing/db"
import { hasPostgres15, startPostgres15 } from "@/lib/testing/postgres15"
import { now, nowMs } from "@/lib/time"

const db = await testDatabase()
const store = folderStore(tempFolder())
afterAll(closeDb)

async function proven(method?: Method) {
  const [id, at, startedMs] = [newId(), now(), nowMs()]
  const place = placeOf(id, at)
  const { bytes, checksum, sum, manifest } = await takeCopy({ id, at, place, store, method })
  const takenMs = nowMs() - startedMs
  const done = await drill({ id: newId(), store, copy: { place, bytes, checksum, auditHash: sum.auditHash } })
  process.stdout.write(
    `${manifest.method}: ${done.rows} rows, ${bytes} bytes; taken in ${takenMs} ms, drilled in ${nowMs() - startedMs - takenMs} ms\n`,
  )
  return { sum, done }
}

describe("F17 a drill at 20,000 rows under load", () => {
  it("gives the rows and the audit chain of the copy's moment, whatever is written meanwhile", async () => {
    const { clinic } = await filled(db, 10_000)
    let writing = true
    let written = 0
    const load = (async () => {
      while (writing) {
        await addPatients(db, clinic.id, 20)
        await addFacts(db, clinic.id, 20)
        await sealFacts()
        written += 20
      }
    })()
    const { sum, done } = await proven()
    writing = false
    await load
    expect(written).toBeGreaterThan(0)
    expect(done).toMatchObject({ because: null })
    // Patients and facts are written one after the other: a copy of one moment never lacks more than the last.
    expect(Math.abs((sum.counts.Patient ?? 0) - (sum.counts.Fact ?? 0))).toBeLessThanOrEqual(40)
    expect(sum.counts.Patient).toBeLessThan(10_000 + written)
  }, 600_000)
})

describe("100,000 rows", () => {
  it("are copied and brought back", async () => {
    await filled(db, 50_000)
    await db.owner.query(`vacuum analyze`)
    const { done } = await proven({ name: "snapshot" })
    expect(done).toMatchObject({ because: null })
    expect(done.rows).toBeGreaterThan(100_000)
  }, 600_000)

  it.runIf(hasPostgres15)(
    "by pg_dump, too, of a PostgreSQL of somebody else's",
    async () => {
      const server = await startPostgres15()
      const url = await server.database("clinic", db.secret)
      await closeDb()
      process.env.DATABASE_URL = url
      resetEnv()
      const owner = new pg.Pool({ connectionString: url, max: 2 })
      try {
        await filled({ owner }, 50_000)
        const { done } = await proven()
        expect(done).toMatchObject({ because: null })
        expect(done.rows).toBeGreaterThan(100_000)
      } finally {
        await closeDb()
        await owner.end()
        await server.stop()
        process.env.DATABASE_URL = db.url
        resetEnv()
      }
    },
    600_000,
  )
})
