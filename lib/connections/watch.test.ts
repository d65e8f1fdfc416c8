import { afterAll, beforeEach, describe, expect, it } from "vitest"
import { connectPlatformProvider } from "@/lib/connections/connect"
import { listSilent } from "@/lib/connections/list-silent"
import { watchConnections } from "@/lib/connections/watch"
import { watchEverywhere } from "@/lib/connections/watch-everywhere"
import { systemCtx } from "@/lib/ctx"
import { closeDb } from "@/lib/db"
import { newId } from "@/lib/ids"
import { connectedClinic } from "@/lib/testing/connections"
import { testDatabase } from "@/lib/testing/db"
import type { MadeClinic } from "@/lib/testing/factory"
import { describeRefusals } from "@/lib/testing/refusals"
import { statementsOf } from "@/lib/testing/statements"
import { makeDelivery } from "@/lib/testing/webhooks"
import { toDate } from "@/lib/time"

const db = await testDatabase()
afterAll(closeDb)
beforeEach(async () => {
  await db.owner.query(`truncate "PlatformConnection"`)
  await db.owner.query(`update "Connection" set active = false`)
})

/** Monday 16 November 2026, in Bucharest; the clinic is open from 9 to 18. */
const at = (time: string) => toDate(`2026-11-16T${time}:00+02:00`)
const watch = (clinic: MadeClinic, time: string) =>
  watchConnections({ ...systemCtx(clinic.id, clinic, "watch-connections"), now: at(time) }, {})

/** One an hour from 9 to 17 on the five working days before: a usual gap of two hours and more over two weeks. */
async function busyWeek() {
  const made = await connectedClinic()
  await db.owner.query(`update "Connection" set "createdAt" = '2026-10-01' where id = $1`, [made.id])
  for (const day of ["09", "10", "11", "12", "13"]) {
    for (let hour = 9; hour < 18; hour++) {
      const time = toDate(`2026-11-${day}T${String(hour).padStart(2, "0")}:10:00+02:00`)
      await makeDelivery(made.clinic, { at: time, items: [{}] })
    }
  }
  return made
}
const markOf = async (id: string) =>
  (await db.owner.query(`select "silentSince" from "Connection" where id = $1`, [id])).rows[0].silentSince
const tasksOf = async (id: string) =>
  (await db.owner.query(`select kind, status, "ownerRole", href from "Task" where "sourceId" = $1`, [id]))
    .rows

describe("a connection that nothing comes from", () => {
  it("falls silent after three usual gaps of opening hours, makes one task, and is heard again", async () => {
    const { id, clinic, admin } = await busyWeek()
    // 45 requests in 90 open hours: two hours usual, six hours are silence. Friday's last came at 17:10.
    expect(await watch(clinic, "14:05")).toEqual({ fellSilent: 0, heardAgain: 0 })
    expect(await watch(clinic, "14:15")).toEqual({ fellSilent: 1, heardAgain: 0 })
    expect(await watch(clinic, "14:20")).toEqual({ fellSilent: 0, heardAgain: 0 })
    expect(await markOf(id)).toEqual(toDate("2026-11-13T17:10:00+02:00"))
    expect(await tasksOf(id)).toEqual([
      { kind: "silent_connection", status: "open", ownerRole: "admin", href: `/settings/integrations/${id}` },
    ])
    expect(await listSilent(admin, {})).toMatchObject([{ id, provider: "whatsapp", level: "clinic" }])

    await makeDelivery(clinic, { at: at("14:30"), items: [{}] })
    expect(await watch(clinic, "14:35")).toEqual({ fellSilent: 0, heardAgain: 1 })
    expect([await markOf(id), (await tasksOf(id))[0].status, await listSilent(admin, {})]).toEqual([
      null,
      "done",
      [],
    ])
    const { rows } = await db.owner.query(`select name from "Fact" where "subjectId" = $1 order by seq`, [id])
    expect(rows.map((row) => row.name)).toEqual(["connection.fell_silent", "connection.heard_again"])
  })

  it("is not taken for silent at night, nor with too little known of it", async () => {
    const { id, clinic } = await connectedClinic()
    for (let n = 0; n < 19; n++)
      await makeDelivery(clinic, { at: toDate(`2026-11-12T10:${10 + n}:00+02:00`), items: [{}] })
    expect(await watch(clinic, "17:59")).toEqual({ fellSilent: 0, heardAgain: 0 })
    const busy = await busyWeek()
    await makeDelivery(busy.clinic, { at: at("17:50"), items: [{}] })
    const ctx = {
      ...systemCtx(busy.clinic.id, busy.clinic, "watch"),
      now: toDate("2026-11-17T08:59:00+02:00"),
    }
    expect(await watchConnections(ctx, {})).toEqual({ fellSilent: 0, heardAgain: 0 })
    expect([await markOf(id), await markOf(busy.id)]).toEqual([null, null])
  })

  it("is not deceived by our own tests, nor by what was refused", async () => {
    const { clinic } = await busyWeek()
    await makeDelivery(clinic, {
      at: at("12:00"),
      items: [{ kind: "rounds.test", fate: "ignored", reason: "A test" }],
    })
    await makeDelivery(clinic, { at: at("12:01"), refused: "wrong_signature" })
    expect(await watch(clinic, "14:15")).toMatchObject({ fellSilent: 1 })
  })

  it("takes the same number of statements however many there are", async () => {
    const { clinic, admin } = await busyWeek()
    const { length } = await statementsOf(() => watch(clinic, "10:00"))
    const provider = { provider: "lead-form", scheme: "token" }
    const { connectProvider } = await import("@/lib/connections/connect")
    await connectProvider(admin, provider)
    expect(await statementsOf(() => watch(clinic, "10:00"))).toHaveLength(length)
  })
})

it("marks what belongs to no clinic, at all hours, and shows it to the operator", async () => {
  const { operator, admin } = await connectedClinic()
  const { id } = await connectPlatformProvider(operator, { provider: "github", scheme: "hub-signature" })
  await db.owner.query(`update "PlatformConnection" set "createdAt" = now() - interval '30 days'`)
  await db.owner.query(
    `insert into "WebhookDelivery" (id, provider, outcome, accepted, "receivedAt")
     select gen_random_uuid(), 'github', 'accepted', 1, now() - interval '10 days' + n * interval '1 hour'
     from generate_series(1, 60) n`,
  )
  expect(await watchEverywhere("watch-connections", newId())).toMatchObject({ platform: 1 })
  expect(await watchEverywhere("watch-connections", newId())).toMatchObject({ platform: 0 })
  expect(await listSilent(operator, {})).toMatchObject([{ id, level: "platform" }])
  expect(await listSilent(admin, {})).toEqual([])
})

describeRefusals(watchConnections, {
  subject: "none",
  prepare: async () => {
    const made = await connectedClinic()
    return { ...made, input: {} }
  },
})
