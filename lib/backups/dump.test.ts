import pg from "pg"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { drill } from "@/lib/backups/drill"
import { toolsFor } from "@/lib/backups/dump-tools"
import { folderStore } from "@/lib/backups/folder-store"
import { headerOf, restoreInto } from "@/lib/backups/restore"
import { databaseAt } from "@/lib/backups/scratch"
import { placeOf } from "@/lib/backups/store"
import { methodFor, takeCopy } from "@/lib/backups/take"
import { closeDb, ownerClient } from "@/lib/db"
import { resetEnv } from "@/lib/env"
import { newId } from "@/lib/ids"
import { filled, tempFolder } from "@/lib/testing/backups"
import { testDatabase } from "@/lib/testing/db"
import { hasPostgres15, startPostgres15 } from "@/lib/testing/postgres15"
import { now } from "@/lib/time"

const db = await testDatabase()
const store = folderStore(tempFolder())
afterAll(closeDb)

describe("the tools that are taken", () => {
  it("read the server's version, and none that are older", async () => {
    expect(await toolsFor(99)).toBeNull()
    const tools = await toolsFor(15)
    expect(tools?.major ?? 15).toBeGreaterThanOrEqual(15)
  })

  it("are none where the server is newer than all of them: then it goes by COPY", async () => {
    const client = ownerClient("test", db.url)
    await client.connect()
    const tools = await toolsFor(18)
    expect((await methodFor(client, db.url)).name).toBe(tools ? "pg_dump" : "snapshot")
    await client.end()
  })
})

describe.runIf(hasPostgres15)("a PostgreSQL of somebody else's", () => {
  let server: Awaited<ReturnType<typeof startPostgres15>>
  let owner: pg.Pool

  /** The product on it, belonging to a role that is no superuser, as a provider gives one. */
  beforeAll(async () => {
    server = await startPostgres15()
    const root = new pg.Client({ connectionString: `${server.server}/postgres` })
    await root.connect()
    await root.query("create role landlord login createdb createrole password 'test'")
    await root.end()
    const url = server.server.replace("rounds:", "landlord:")
    const asLandlord = new pg.Client({ connectionString: `${url}/postgres` })
    await asLandlord.connect()
    await asLandlord.query("create database clinic")
    await asLandlord.end()
    const { migrate } = await import("@/prisma/migrate")
    await migrate(`${url}/clinic`, { secret: db.secret })
    Object.assign(process.env, { DATABASE_URL: `${url}/clinic` })
    resetEnv()
    await closeDb()
    owner = new pg.Pool({ connectionString: `${server.server}/clinic`, max: 2 })
    // The server is stopped behind them: one that is still on its way out hears of it.
    owner.on("connect", (client) => client.on("error", () => {}))
    await filled({ owner }, 30)
  }, 120_000)

  afterAll(async () => {
    await closeDb()
    await owner.end()
    await server.stop()
  })

  const taken = async () => {
    const [id, at] = [newId(), now()]
    const place = placeOf(id, at)
    const { bytes, checksum, sum, manifest } = await takeCopy({ id, at, place, store })
    return { manifest, sum, copy: { place, bytes, checksum, auditHash: sum.auditHash } }
  }

  it("is copied by its own pg_dump as an owner who is no superuser, and comes back whole", async () => {
    const { copy, manifest, sum } = await taken()
    expect(manifest).toMatchObject({ method: "pg_dump", owner: "landlord" })
    expect(await headerOf(store, copy.place)).toMatchObject({ method: "pg_dump" })
    expect(sum.counts.Patient).toBe(30)
    const done = await drill({ id: newId(), store, copy })
    expect(done).toMatchObject({ because: null })
    expect(done.checks.map(({ name }) => name)).toContain("audit")
  })

  it("comes back under another owner, who can read it", async () => {
    const { copy } = await taken()
    const root = new pg.Client({ connectionString: `${server.server}/postgres` })
    await root.connect()
    await root.query("create role tenant login createdb password 'test'")
    await root.query("create database other owner tenant")
    await root.end()
    const url = server.server.replace("rounds:", "tenant:")
    await restoreInto(store, copy.place, `${url}/other`)
    const tenant = ownerClient("test", `${url}/other`)
    await tenant.connect()
    const { rows } = await tenant.query(`select count(*)::int as n from "Patient"`)
    expect(rows).toEqual([{ n: 30 }])
    await tenant.end()
  })

  it("by COPY, too, where no tool is there, from one major version into another", async () => {
    const [id, at] = [newId(), now()]
    const place = placeOf(id, at)
    const url = `${server.server.replace("rounds:", "landlord:")}/clinic`
    await takeCopy({ id, at, place, store, url, method: { name: "snapshot" } })
    const name = `t_${newId().replaceAll("-", "")}`
    await db.owner.query(`create database ${name}`)
    const { sum } = await restoreInto(store, place, databaseAt(db.url, name))
    expect(sum.counts.Patient).toBe(30)
    await db.owner.query(`drop database ${name} with (force)`)
  })
})
