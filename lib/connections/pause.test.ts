import { afterAll, beforeEach, expect, it } from "vitest"
import { connectPlatformProvider } from "@/lib/connections/connect"
import { pauseConnection, pausePlatformConnection } from "@/lib/connections/pause"
import { resumeConnection, resumePlatformConnection } from "@/lib/connections/resume"
import { closeDb } from "@/lib/db"
import { connectedClinic } from "@/lib/testing/connections"
import { testDatabase } from "@/lib/testing/db"
import { arrive } from "@/lib/testing/inbox"
import { describeRefusals } from "@/lib/testing/refusals"
import { textBody } from "@/lib/testing/whatsapp"

const db = await testDatabase()
afterAll(closeDb)
beforeEach(() => db.owner.query(`truncate "PlatformConnection"`))

const sentFor = async (id: string) =>
  (await db.owner.query("select id from engine.event where id = $1", [id])).rows.length
const factsOf = async (id: string) =>
  (await db.owner.query(`select name, after from "Fact" where "subjectId" = $1 order by seq`, [id])).rows

it("holds what comes, and puts all of it into work when it ends; each twice is harmless", async () => {
  const { id, admin, clinic } = await connectedClinic()
  await pauseConnection(admin, { id })
  await pauseConnection(admin, { id })
  const [first = ""] = await arrive(clinic.slug, textBody())
  const [second = ""] = await arrive(clinic.slug, textBody())
  expect([await sentFor(first), await sentFor(second)]).toEqual([0, 0])
  expect(await resumeConnection(admin, { id })).toEqual({ id, released: 2 })
  expect(await resumeConnection(admin, { id })).toEqual({ id, released: 0 })
  expect([await sentFor(first), await sentFor(second)]).toEqual([1, 1])
  expect(await factsOf(id)).toMatchObject([
    { name: "connection.paused" },
    { name: "connection.resumed", after: { released: 2 } },
  ])
})

it("is the operator's for what belongs to no clinic", async () => {
  const { operator } = await connectedClinic()
  const { id } = await connectPlatformProvider(operator, { provider: "github", scheme: "hub-signature" })
  await pausePlatformConnection(operator, { id })
  const paused = await db.owner.query(`select "pausedAt" from "PlatformConnection" where id = $1`, [id])
  expect(paused.rows[0].pausedAt).toBeInstanceOf(Date)
  await resumePlatformConnection(operator, { id })
  expect((await factsOf(id)).map((one) => one.name)).toEqual([
    "connection.connected",
    "connection.paused",
    "connection.resumed",
  ])
})

const ground = async () => {
  const made = await connectedClinic()
  return { ...made, input: { id: made.id } }
}
describeRefusals(pauseConnection, { prepare: ground })
describeRefusals(pausePlatformConnection, { prepare: ground })
