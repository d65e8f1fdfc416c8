import { beforeEach, describe, expect, it } from "vitest"
import { systemCtx } from "@/lib/ctx"
import { buryEvent } from "@/lib/inbox/bury"
import { processEvent } from "@/lib/inbox/process"
import { pruneBodies } from "@/lib/inbox/prune"
import { replayEvent } from "@/lib/inbox/replay"
import { memberOf } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { type MadeClinic, makeClinic } from "@/lib/testing/factory"
import { recorded } from "@/lib/testing/facts"
import { arrive } from "@/lib/testing/inbox"
import { describeRefusals } from "@/lib/testing/refusals"
import { change, connectWhatsapp, envelope, statusOf, textBody, textMessage } from "@/lib/testing/whatsapp"

const db = await testDatabase()
let clinic: MadeClinic
let admin: Awaited<ReturnType<typeof memberOf>>

beforeEach(async () => {
  clinic = await makeClinic()
  await connectWhatsapp(clinic.id)
  admin = await memberOf(clinic)
})

const system = () => systemCtx(clinic.id, clinic, "process-whatsapp-message")
const rowOf = (id: string) =>
  db.owner.query(`select * from "WebhookEvent" where id = $1`, [id]).then(({ rows }) => rows[0])
const count = (table: string) =>
  db.owner
    .query(`select count(*)::int as n from "${table}" where "clinicId" = $1`, [clinic.id])
    .then(({ rows }) => rows[0].n)

async function dead(): Promise<string> {
  const [id = ""] = await arrive(clinic.slug, textBody())
  await buryEvent(system(), { id, reason: "internal" })
  return id
}

describe("a replay", () => {
  it("puts a dead event back into work, with its reason recorded and an outbox row of its own", async () => {
    const id = await dead()
    expect(await replayEvent(admin(["admin"]), { id, reason: "the parser is mended" })).toEqual({
      id,
      replays: 1,
    })
    expect(await rowOf(id)).toMatchObject({ fate: "pending", reason: null, finishedAt: null, replays: 1 })
    const outbox = await db.owner.query(
      "select id, data from engine.event where data->>'webhookEventId' = $1 order by id",
      [id],
    )
    expect(outbox.rows.map((row) => row.id)).toEqual([id, `${id}:1`])
    expect((await recorded(clinic.id, id)).at(-1)).toMatchObject({
      name: "webhook.replayed",
      personal: { reason: "the parser is mended" },
      before: { fate: "dead" },
      after: { replays: 1 },
    })
    expect(await processEvent(system(), { id })).toEqual({ fate: "processed" })
    expect(await count("Message")).toBe(1)
  })

  it("is harmless for a processed event: nothing it did is done twice", async () => {
    const [id = ""] = await arrive(clinic.slug, textBody())
    await processEvent(system(), { id })
    const before = [await count("Message"), await count("Lead"), await count("Patient")]
    for (const replays of [1, 2]) {
      expect(await replayEvent(admin(["admin"]), { id, reason: "to be sure" })).toEqual({ id, replays })
      await processEvent(system(), { id })
    }
    expect([await count("Message"), await count("Lead"), await count("Patient")]).toEqual(before)
    expect(await rowOf(id)).toMatchObject({ fate: "processed", replays: 2 })
  })

  it("of a status that was applied leaves it processed, even when a later one came since", async () => {
    const [first = ""] = await arrive(clinic.slug, textBody())
    await processEvent(system(), { id: first })
    await db.owner.query(
      `insert into "Message" (id, "clinicId", "contactId", direction, "externalId", body, status, "statusAt")
       select gen_random_uuid(), "clinicId", id, 'out', 'wamid.ours', 'Hello', 'sent', now()
       from "Contact" where "clinicId" = $1`,
      [clinic.id],
    )
    const tell = async (status: string) => {
      const body = JSON.stringify(envelope(change({ statuses: [statusOf("wamid.ours", status)] })))
      const [id = ""] = await arrive(clinic.slug, body)
      expect(await processEvent(system(), { id })).toEqual({ fate: "processed" })
      return id
    }
    const ids = [await tell("delivered"), await tell("read")]
    const facts = await count("Fact")
    for (const id of ids) {
      await replayEvent(admin(["admin"]), { id, reason: "to be sure" })
      expect(await processEvent(system(), { id })).toEqual({ fate: "processed" })
    }
    expect(await count("Fact")).toBe(facts + 2)
  })

  it("of a quarantined event counts what was mended since", async () => {
    const body = JSON.stringify(envelope(change({ messages: [textMessage()] }, "another-number")))
    const [id = ""] = await arrive(clinic.slug, body)
    expect(await rowOf(id)).toMatchObject({ fate: "quarantined" })
    await db.owner.query(`update "Connection" set "externalId" = 'another-number' where "clinicId" = $1`, [
      clinic.id,
    ])
    await replayEvent(admin(["admin"]), { id, reason: "number moved to us" })
    expect(await processEvent(system(), { id })).toEqual({ fate: "processed" })
  })

  it("of a kind that is still not read is ignored again", async () => {
    const opened = { ...textMessage(), type: "request_welcome" }
    const [id = ""] = await arrive(clinic.slug, JSON.stringify(envelope(change({ messages: [opened] }))))
    await replayEvent(admin(["operator"]), { id, reason: "looking again" })
    expect(await processEvent(system(), { id })).toEqual({ fate: "ignored" })
  })

  it("has one winner of two at once", async () => {
    const id = await dead()
    const tries = [1, 2].map(() => replayEvent(admin(["admin"]), { id, reason: "double click" }))
    const results = await Promise.allSettled(tries)
    expect(results.map((result) => result.status).sort()).toEqual(["fulfilled", "rejected"])
    expect(await rowOf(id)).toMatchObject({ replays: 1 })
  })

  it("is refused once the body is no longer kept", async () => {
    const id = await dead()
    await db.owner.query(
      `update "WebhookDelivery" set "receivedAt" = now() - interval '181 days' where "clinicId" = $1`,
      [clinic.id],
    )
    expect(await pruneBodies()).toBe(1)
    expect(await pruneBodies()).toBe(0)
    await expect(replayEvent(admin(["admin"]), { id, reason: "too late" })).rejects.toMatchObject({
      code: "wrong_state",
    })
    const { rows } = await db.owner.query(
      `select accepted, body, headers from "WebhookDelivery" where "clinicId" = $1`,
      [clinic.id],
    )
    expect(rows).toEqual([{ accepted: 1, body: null, headers: null }])
  })

  it("wants a reason", async () => {
    const id = await dead()
    await expect(replayEvent(admin(["admin"]), { id, reason: " " })).rejects.toMatchObject({
      code: "invalid_input",
      fields: { reason: expect.any(String) },
    })
  })
})

const ground = async (id: string) => ({
  input: { id, reason: "a good reason" },
  ctxFor: admin,
  strangerFor: await memberOf(await makeClinic()),
})

describeRefusals(replayEvent, {
  prepare: async () => ground(await dead()),
  wrongState: {
    when: "an event that is still pending",
    code: "wrong_state",
    async prepare() {
      const [id = ""] = await arrive(clinic.slug, textBody())
      return ground(id)
    },
  },
})
