import { beforeAll, describe, expect, it } from "vitest"
import { listWebhookDeliveries, listWebhookEvents } from "@/lib/inbox/list"
import { memberOf } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { type MadeClinic, makeClinic } from "@/lib/testing/factory"
import { describeRefusals } from "@/lib/testing/refusals"
import { makeDelivery } from "@/lib/testing/webhooks"
import { addMs, MINUTE_MS, toDate } from "@/lib/time"

const db = await testDatabase()
const START = toDate("2026-11-22T10:00:00Z")
let clinic: MadeClinic
let asMember: Awaited<ReturnType<typeof memberOf>>
let stranger: Awaited<ReturnType<typeof memberOf>>
let deliveryIds: string[]

beforeAll(async () => {
  clinic = await makeClinic()
  asMember = await memberOf(clinic)
  stranger = await memberOf(await makeClinic())
  const { rows } = await db.owner.query('select id from "Clinic" where id = $1', [clinic.id])
  expect(rows).toHaveLength(1)
  await db.owner.query(
    `insert into "Connection" (id, "clinicId", provider, scheme, sealed) values (gen_random_uuid(), $1, 'whatsapp', 'meta', '')`,
    [clinic.id],
  )
  deliveryIds = []
  for (let n = 0; n < 7; n++) {
    const made = await makeDelivery(clinic, {
      at: addMs(START, n * MINUTE_MS),
      items: [
        { key: `wamid.HBgLNDA3MDAwMDAwMD${n}`, kind: "messages/text" },
        { key: `status-${n}`, kind: "statuses/read", fate: "ignored", reason: "unknown message" },
      ],
    })
    deliveryIds.push(made.id)
  }
  await makeDelivery(clinic, { at: addMs(START, 20 * MINUTE_MS), refused: "wrong_signature" })
  await makeDelivery(clinic, { at: addMs(START, 21 * MINUTE_MS), duplicate: 2 })
})

describe("listWebhookEvents", () => {
  it("pages newest first, without gap or repeat", async () => {
    const ctx = asMember(["admin"])
    const seen: string[] = []
    let cursor: string | undefined
    for (let page = 0; page < 10; page++) {
      const found = await listWebhookEvents(ctx, { limit: 4, cursor })
      seen.push(...found.rows.map((row) => row.id))
      if (!found.nextCursor) break
      cursor = found.nextCursor
    }
    expect(seen).toHaveLength(14)
    expect(new Set(seen).size).toBe(14)
    const whole = await listWebhookEvents(ctx, {})
    expect(whole.rows.map((row) => row.id)).toEqual(seen)
    const times = whole.rows.map((row) => row.receivedAt)
    expect(times).toEqual([...times].sort().reverse())
  })

  it("filters by fate, kind, provider, time and delivery", async () => {
    const ctx = asMember(["admin"])
    const count = async (input: Parameters<typeof listWebhookEvents>[1]) =>
      (await listWebhookEvents(ctx, input)).rows.length
    expect(await count({ fate: "ignored" })).toBe(7)
    expect(await count({ fate: "dead" })).toBe(0)
    expect(await count({ kind: "messages/text" })).toBe(7)
    expect(await count({ provider: "stripe" })).toBe(0)
    expect(await count({ from: "2026-11-22T10:02:00Z", to: "2026-11-22T10:04:00Z" })).toBe(4)
    expect(await count({ deliveryId: deliveryIds[0] })).toBe(2)
  })

  it("finds by whole key, by id and by delivery", async () => {
    const ctx = asMember(["admin"])
    const byKey = await listWebhookEvents(ctx, { q: "status-3" })
    expect(byKey.rows.map((row) => row.key)).toEqual(["status-3"])
    const id = byKey.rows[0]!.id
    expect((await listWebhookEvents(ctx, { q: id })).rows.map((row) => row.id)).toEqual([id])
    expect((await listWebhookEvents(ctx, { q: deliveryIds[2]! })).rows).toHaveLength(2)
    expect((await listWebhookEvents(ctx, { q: "status-%" })).rows).toEqual([])
  })

  it("hides the number inside a key from whoever sees contacts masked", async () => {
    const { rows } = await listWebhookEvents(asMember(["operator"]), { kind: "messages/text" })
    for (const row of rows) expect(row.key).toMatch(/^….{6}$/)
  })

  it("shows another clinic nothing", async () => {
    expect((await listWebhookEvents(stranger(["admin"]), {})).rows).toEqual([])
    expect((await listWebhookEvents(stranger(["admin"]), { q: "status-3" })).rows).toEqual([])
  })

  it("refuses a made-up cursor", async () => {
    await expect(listWebhookEvents(asMember(["admin"]), { cursor: "' or 1=1" })).rejects.toMatchObject({
      code: "invalid_input",
    })
  })

  it("reads by index only, whatever the filter", async () => {
    const client = await db.owner.connect()
    try {
      await client.query("begin")
      await client.query("set local role rounds_app")
      await client.query("select set_config('app.clinic_id', $1, true)", [clinic.id])
      await client.query("set local enable_seqscan = off")
      const plans = [
        `select id from "WebhookEvent" where ("receivedAt", id) < (now(), gen_random_uuid()) order by "receivedAt" desc, id desc limit 50`,
        `select id from "WebhookEvent" where fate = 'dead' and ("receivedAt", id) < (now(), gen_random_uuid()) order by "receivedAt" desc, id desc limit 50`,
        `select id from "WebhookEvent" where key = 'x' and provider in (select provider from "Connection")`,
        `select id from "WebhookDelivery" where "receivedAt" >= now() order by "receivedAt" desc, id desc limit 50`,
      ]
      for (const statement of plans) {
        const { rows } = await client.query<{ "QUERY PLAN": string }>(`explain ${statement}`)
        const plan = rows.map((row) => row["QUERY PLAN"]).join("\n")
        expect(plan).not.toMatch(/Seq Scan on "Webhook/)
        expect(plan).toMatch(/Index (Only )?Scan|Bitmap Index Scan/)
        expect(plan).toMatch(/Index Cond:.*"clinicId"/)
      }
    } finally {
      await client.query("rollback")
      client.release()
    }
  })
})

describe("listWebhookDeliveries", () => {
  it("tells refused ones with their reason", async () => {
    const { rows } = await listWebhookDeliveries(asMember(["admin"]), { outcome: "refused" })
    expect(rows).toMatchObject([{ outcome: "refused", reason: "wrong_signature", accepted: 0 }])
  })

  it("tells every request that held something known as a duplicate", async () => {
    await makeDelivery(clinic, { at: addMs(START, 30 * MINUTE_MS), items: [{}], duplicate: 3 })
    const { rows } = await listWebhookDeliveries(asMember(["admin"]), { outcome: "duplicate" })
    expect(rows.map((row) => [row.outcome, row.duplicate])).toEqual([
      ["accepted", 3],
      ["duplicate", 2],
    ])
  })

  it("pages", async () => {
    const ctx = asMember(["auditor"])
    const first = await listWebhookDeliveries(ctx, { limit: 5 })
    const second = await listWebhookDeliveries(ctx, { limit: 5, cursor: first.nextCursor! })
    expect(new Set([...first.rows, ...second.rows].map((row) => row.id)).size).toBe(10)
    expect(second.nextCursor).toBeNull()
  })

  it("shows another clinic nothing", async () => {
    expect((await listWebhookDeliveries(stranger(["admin"]), {})).rows).toEqual([])
  })
})

const prepare = async () => ({ input: {}, ctxFor: asMember, strangerFor: stranger })
describeRefusals(listWebhookEvents, { subject: "none", prepare })
describeRefusals(listWebhookDeliveries, { subject: "none", prepare })
