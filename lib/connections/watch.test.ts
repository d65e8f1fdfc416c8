import { afterAll, beforeEach, describe, expect, it } from "vitest"
import { listSilent } from "@/lib/connections/list-silent"
import { watchConnections } from "@/lib/connections/watch"
import { systemCtx } from "@/lib/ctx"
import { closeDb } from "@/lib/db"
import { OUTCOMES } from "@/lib/tasks/words"
import { connectedClinic } from "@/lib/testing/connections"
import { testDatabase } from "@/lib/testing/db"
import type { MadeClinic } from "@/lib/testing/factory"
import { describeRefusals } from "@/lib/testing/refusals"
import { statementsOf } from "@/lib/testing/statements"
import { makeDelivery } from "@/lib/testing/webhooks"
import { toDate } from "@/lib/time"

const db = await testDatabase()
afterAll(closeDb)
beforeEach(() => db.owner.query(`update "Connection" set active = false`))

/** Monday 16 November 2026, in Bucharest; the clinic is open from 9 to 18. */
const at = (time: string) => toDate(`2026-11-16T${time}:00+02:00`)
const watch = (clinic: MadeClinic, time: string) =>
  watchConnections({ ...systemCtx(clinic.id, clinic, "watch-connections"), now: at(time) }, {})

/** One an hour from 9 to 17 on the five working days before: a usual gap of an hour. */
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
    // An hour is usual, three are silence. Friday's last came at 17:10.
    expect(await watch(clinic, "11:05")).toEqual({ fellSilent: 0, heardAgain: 0 })
    expect(await watch(clinic, "11:15")).toEqual({ fellSilent: 1, heardAgain: 0 })
    expect(await watch(clinic, "11:20")).toEqual({ fellSilent: 0, heardAgain: 0 })
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

  it("ends its task as people's tasks end: with an outcome that has words, under the same fact", async () => {
    const { id, clinic } = await busyWeek()
    await watch(clinic, "11:15")
    await makeDelivery(clinic, { at: at("11:30"), items: [{}] })
    await watch(clinic, "11:35")
    const { rows } = await db.owner.query(
      `select task.outcome, fact.name, fact.after from "Task" task join "Fact" fact on fact."subjectId" = task.id::text
       where task."sourceId" = $1 order by fact.seq desc limit 1`,
      [id],
    )
    expect(Object.keys(OUTCOMES)).toContain(rows[0].outcome)
    expect(rows).toMatchObject([
      { name: "task.finished", after: { status: "done", outcome: rows[0].outcome } },
    ])
  })

  it("is measured by the gaps between minutes, whatever came at once", async () => {
    const { clinic } = await busyWeek()
    // A bulk send's statuses: every second for an hour and a half, three days running.
    for (const day of ["10", "11", "12"])
      await db.owner.query(
        `insert into "WebhookDelivery" (id, "clinicId", provider, outcome, accepted, "receivedAt")
         select gen_random_uuid(), $1, 'whatsapp', 'accepted', 1, $2::timestamptz + n * interval '1 second'
         from generate_series(1, 5400) n`,
        [clinic.id, `2026-11-${day}T10:00:00+02:00`],
      )
    expect(await watch(clinic, "10:30")).toEqual({ fellSilent: 0, heardAgain: 0 })
    expect(await watch(clinic, "11:15")).toEqual({ fellSilent: 1, heardAgain: 0 })
  })

  it("is not known by one busy day", async () => {
    const { clinic } = await connectedClinic()
    for (let n = 0; n < 30; n++)
      await makeDelivery(clinic, { at: toDate(`2026-11-13T10:${10 + n}:00+02:00`), items: [{}] })
    expect(await watch(clinic, "17:59")).toEqual({ fellSilent: 0, heardAgain: 0 })
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
    expect(await watch(clinic, "13:00")).toMatchObject({ fellSilent: 1 })
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

describeRefusals(watchConnections, {
  subject: "none",
  prepare: async () => {
    const made = await connectedClinic()
    return { ...made, input: {} }
  },
})
