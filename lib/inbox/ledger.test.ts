import { beforeAll, describe, expect, it } from "vitest"
import { readLedger } from "@/lib/inbox/ledger"
import { memberOf } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { type MadeClinic, makeClinic } from "@/lib/testing/factory"
import { describeRefusals } from "@/lib/testing/refusals"
import { makeDelivery } from "@/lib/testing/webhooks"
import { toDate } from "@/lib/time"

const db = await testDatabase()
const NOW = toDate("2026-11-22T14:20:00Z")
const at = (iso: string) => toDate(iso)
let clinic: MadeClinic
let asAdmin: Awaited<ReturnType<typeof memberOf>>

beforeAll(async () => {
  clinic = await makeClinic({ timeZone: "Asia/Kolkata" })
  asAdmin = await memberOf(clinic)
  await makeDelivery(clinic, {
    at: at("2026-11-22T14:05:00Z"),
    items: [{ fate: "processed" }, { fate: "ignored", reason: "no use" }],
    duplicate: 1,
  })
  await makeDelivery(clinic, { at: at("2026-11-22T14:06:00Z"), duplicate: 1 })
  await makeDelivery(clinic, { at: at("2026-11-22T14:07:00Z"), refused: "wrong_signature" })
  await makeDelivery(clinic, {
    at: at("2026-11-22T12:00:00Z"),
    items: [{ fate: "pending" }, { fate: "dead" }, { fate: "quarantined", reason: "foreign" }],
  })
  await makeDelivery(clinic, { at: at("2026-11-22T12:10:00Z"), provider: "stripe", items: [{}] })
  await makeDelivery(clinic, { at: at("2026-11-12T12:10:00Z"), items: [{}] })
  await makeDelivery(await makeClinic(), { at: at("2026-11-22T14:05:30Z"), items: [{}, {}] })
})

describe("readLedger", () => {
  it("counts items by provider and hour, newest first, in the clinic's zone", async () => {
    const ledger = await readLedger(asAdmin(["admin"], { now: NOW }), { range: "24h" })
    expect(ledger.rows.map((row) => [row.provider, row.from, row.to, row.received])).toEqual([
      // 14:05Z is 19:35 in Kolkata: its hour began at half past thirteen.
      ["whatsapp", "2026-11-22T13:30:00.000Z", "2026-11-22T14:30:00.000Z", 5],
      ["stripe", "2026-11-22T11:30:00.000Z", "2026-11-22T12:30:00.000Z", 1],
      ["whatsapp", "2026-11-22T11:30:00.000Z", "2026-11-22T12:30:00.000Z", 3],
    ])
    expect(ledger.rows[0]).toMatchObject({
      accepted: 2,
      duplicate: 2,
      refused: 1,
      fates: { processed: 1, ignored: 1, quarantined: 0, pending: 0, dead: 0 },
      addsUp: true,
      lastAt: "2026-11-22T14:07:00.000Z",
    })
    expect(ledger.total).toMatchObject({ received: 9, accepted: 6, duplicate: 2, refused: 1, addsUp: true })
    expect(ledger.totals.map((one) => [one.provider, one.received])).toEqual([
      ["stripe", 1],
      ["whatsapp", 8],
    ])
  })

  it("counts by day over a month", async () => {
    const ledger = await readLedger(asAdmin(["admin"], { now: NOW }), { range: "30d" })
    expect(ledger.unit).toBe("day")
    expect(ledger.rows.map((row) => [row.provider, row.from, row.received])).toEqual([
      ["stripe", "2026-11-21T18:30:00.000Z", 1],
      ["whatsapp", "2026-11-21T18:30:00.000Z", 8],
      ["whatsapp", "2026-11-11T18:30:00.000Z", 1],
    ])
  })

  it("says so where items and events do not agree", async () => {
    const broken = await makeClinic()
    const member = await memberOf(broken)
    const { eventIds } = await makeDelivery(broken, { at: at("2026-11-22T14:05:00Z"), items: [{}, {}] })
    await makeDelivery(broken, { at: at("2026-11-22T13:05:00Z"), items: [{}] })
    await db.owner.query('delete from "WebhookEvent" where id = $1', [eventIds[0]])
    const ledger = await readLedger(member(["admin"], { now: NOW }), {})
    expect(ledger.rows.map((row) => row.addsUp)).toEqual([false, true])
    expect(ledger.total.addsUp).toBe(false)
  })

  it("keeps the repeated hour of autumn apart", async () => {
    const bucharest = await makeClinic({ timeZone: "Europe/Bucharest" })
    const member = await memberOf(bucharest)
    await makeDelivery(bucharest, { at: at("2026-10-25T00:30:00Z"), items: [{}] })
    await makeDelivery(bucharest, { at: at("2026-10-25T01:30:00Z"), items: [{}] })
    const ledger = await readLedger(member(["admin"], { now: at("2026-10-25T06:00:00Z") }), {})
    expect(ledger.rows.map((row) => [row.from, row.to])).toEqual([
      ["2026-10-25T01:00:00.000Z", "2026-10-25T02:00:00.000Z"],
      ["2026-10-25T00:00:00.000Z", "2026-10-25T01:00:00.000Z"],
    ])
  })

  it("counts from the index alone, whatever lies in the bodies", async () => {
    // Enough of it that the planner has something to choose.
    const other = await makeClinic()
    const days = Array.from({ length: 30 }, (_, day) =>
      at(`2026-10-${String(day + 1).padStart(2, "0")}T10:00:00Z`),
    )
    for (const day of days)
      await makeDelivery(other, { at: day, items: Array.from({ length: 100 }, () => ({})) })
    await db.owner.query(`vacuum analyze "WebhookDelivery", "WebhookEvent"`)
    const client = await db.owner.connect()
    try {
      await client.query("begin")
      await client.query(
        "set local role rounds_app; set local enable_seqscan = off; set local enable_bitmapscan = off",
      )
      await client.query("select set_config('app.clinic_id', $1, true)", [other.id])
      for (const [table, counted] of [
        ["WebhookDelivery", "sum(accepted), sum(duplicate), sum(refused)"],
        ["WebhookEvent", "count(*) filter (where fate = 'dead')"],
      ]) {
        const { rows } = await client.query<{ "QUERY PLAN": string }>(
          `explain select provider, ${counted} from "${table}"
           where "receivedAt" >= now() - interval '1 hour' and "receivedAt" < now() group by provider`,
        )
        const plan = rows.map((row) => row["QUERY PLAN"]).join("\n")
        expect(plan).toMatch(new RegExp(`Index Only Scan using "${table}_by_time"`))
        expect(plan).toMatch(/Index Cond:.*"clinicId".*"receivedAt"/)
      }
    } finally {
      await client.query("rollback")
      client.release()
    }
  })
})

describeRefusals(readLedger, {
  subject: "none",
  prepare: async () => ({
    input: { range: "24h" },
    ctxFor: (roles) => asAdmin(roles),
    strangerFor: (roles) => asAdmin(roles),
  }),
})
