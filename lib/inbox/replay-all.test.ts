import { afterAll, beforeEach, describe, expect, it } from "vitest"
import { closeDb, inClinic } from "@/lib/db"
import { INBOX_APPROVALS } from "@/lib/inbox/approvals"
import { previewReplay } from "@/lib/inbox/preview-replay"
import { replayAll } from "@/lib/inbox/replay-all"
import { replayMatching } from "@/lib/inbox/replay-matching"
import { memberOf } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { type MadeClinic, makeClinic } from "@/lib/testing/factory"
import { describeRefusals } from "@/lib/testing/refusals"
import { makeDelivery } from "@/lib/testing/webhooks"
import { addMs, now } from "@/lib/time"

const db = await testDatabase()
afterAll(closeDb)
let clinic: MadeClinic
let asMember: Awaited<ReturnType<typeof memberOf>>

beforeEach(async () => {
  clinic = await makeClinic()
  asMember = await memberOf(clinic)
})

const WHY = { reason: "the parser is mended" }
const foreign = { fate: "quarantined", reason: "another number" }
async function stuck(count: number, item: object = { fate: "dead" }, in_ = clinic) {
  const items = Array.from({ length: count }, () => item)
  return (await makeDelivery(in_, { at: addMs(now(), -60_000), items, body: "{}" })).eventIds
}
const fatesOf = async (of = clinic) =>
  Object.fromEntries(
    (
      await db.owner.query(
        `select fate, count(*)::int as n from "WebhookEvent" where "clinicId" = $1 group by 1`,
        [of.id],
      )
    ).rows.map((row) => [row.fate, row.n]),
  )
const sent = async () =>
  (await db.owner.query("select id from engine.event where clinic_id = $1", [clinic.id])).rows.length

describe("a replay of all that match", () => {
  it("previews how many, of what kinds, and puts exactly those back, once", async () => {
    await stuck(3)
    await stuck(2, foreign)
    await stuck(2, { fate: "ignored", reason: "no use" })
    await makeDelivery(clinic, { at: addMs(now(), -60_000), items: [{ fate: "dead" }] })
    await stuck(2, { fate: "dead" }, await makeClinic())
    const admin = asMember(["admin"])
    expect(await previewReplay(admin, {})).toMatchObject({
      count: 5,
      withoutBody: 1,
      kinds: [{ provider: "whatsapp", kind: "messages/text", count: 5 }],
      fates: { quarantined: 2, dead: 3 },
      oldestAt: expect.any(String),
      needsSecond: false,
    })
    expect(await replayAll(admin, { ...WHY, fate: "quarantined", matching: "another number" })).toEqual({
      replayed: 2,
      left: 0,
      approvalId: null,
    })
    expect(await fatesOf()).toEqual({ pending: 2, dead: 4, ignored: 2 })
    expect(await replayAll(asMember(["operator"]), WHY)).toMatchObject({ replayed: 3 })
    expect([await fatesOf(), await sent()]).toEqual([{ pending: 5, dead: 1, ignored: 2 }, 5])
    await expect(replayAll(admin, WHY)).rejects.toMatchObject({ code: "wrong_state" })
    const { rows } = await db.owner.query(
      `select name, count(*)::int as n from "Fact" where "clinicId" = $1 group by 1 order by 1`,
      [clinic.id],
    )
    expect(rows).toEqual([
      { name: "webhook.replayed", n: 5 },
      { name: "webhook.replayed_all", n: 2 },
    ])
  })

  it("leaves what came after the preview", async () => {
    await stuck(1)
    const admin = asMember(["admin"])
    await makeDelivery(clinic, { at: addMs(admin.now, 1_000), items: [{ fate: "dead" }], body: "{}" })
    expect(await replayAll(admin, WHY)).toMatchObject({ replayed: 1 })
  })

  it("of more than twenty asks a second person, and is done when that one agrees", async () => {
    await stuck(21)
    const admin = asMember(["admin"])
    const { approvalId, replayed } = await replayAll(admin, WHY)
    expect([replayed, await fatesOf()]).toEqual([0, { dead: 21 }])
    expect((await replayAll(admin, WHY)).approvalId).toBe(approvalId)
    const { rows } = await db.owner.query(`select kind, summary, input from "Approval" where id = $1`, [
      approvalId,
    ])
    expect(rows[0]).toMatchObject({ kind: "webhooks.replay_all", summary: expect.stringContaining("21") })
    const kind = INBOX_APPROVALS["webhooks.replay_all"]
    expect(kind?.links?.(rows[0].input)[0]?.href).toContain("view=events")
    const done = await inClinic(clinic.id, async (tx) => kind?.do(tx, admin, rows[0].input))
    expect(done?.value).toEqual({ replayed: 21, left: 0 })
    expect(await fatesOf()).toEqual({ pending: 21 })
  })

  it("by two at once puts each event back once", async () => {
    await stuck(15)
    const results = await Promise.all(
      [1, 2].map(() => inClinic(clinic.id, (tx) => replayMatching(tx, {}, "a double click"))),
    )
    expect(results[0]!.replayed + results[1]!.replayed).toBe(15)
    const { rows } = await db.owner.query(
      `select distinct replays from "WebhookEvent" where "clinicId" = $1`,
      [clinic.id],
    )
    expect([rows, await sent()]).toEqual([[{ replays: 1 }], 15])
  })

  it("takes a bounded share and says what is left", async () => {
    await stuck(2_005)
    const share = () => inClinic(clinic.id, (tx) => replayMatching(tx, {}, "an outage"))
    expect(await share()).toMatchObject({ replayed: 2_000, left: 1 })
    expect(await share()).toMatchObject({ replayed: 5, left: 0 })
  })
})

describeRefusals(replayAll, {
  subject: "none",
  prepare: async () => ({ input: WHY, ctxFor: asMember, strangerFor: asMember }),
  wrongState: {
    when: "nothing that matches",
    code: "wrong_state",
    prepare: async () => ({ input: WHY, ctxFor: asMember, strangerFor: asMember }),
  },
})
