import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest"
import { closeDb, inClinic } from "@/lib/db"
import { newId } from "@/lib/ids"
import { applyStatus } from "@/lib/messaging/apply-status"
import { giveUpMessage } from "@/lib/messaging/fail"
import { sendMessage } from "@/lib/messaging/send"
import type { FakePartner } from "@/lib/providers/fake"
import { type FakeSent, makeWhatsappFake } from "@/lib/providers/whatsapp/fake"
import { testDatabase } from "@/lib/testing/db"
import { recorded } from "@/lib/testing/facts"
import { addMessage, readLead } from "@/lib/testing/lead-ground"
import {
  openTasks,
  queuedReply,
  readMessage,
  runOf,
  setEnv,
  type WritingGround,
  writingGround,
} from "@/lib/testing/messages"
import { type PartnerServer, servePartner } from "@/lib/testing/partner-server"
import { makeRun } from "@/lib/testing/runs"
import { addMs, now } from "@/lib/time"

const db = await testDatabase()
let fake: FakePartner<FakeSent>
let server: PartnerServer
beforeAll(async () => {
  fake = makeWhatsappFake()
  server = await servePartner(fake)
  setEnv({ WHATSAPP_API_URL: server.url })
})
afterEach(() => {
  fake.be(null)
  fake.forget()
  setEnv({ WHATSAPP_API_URL: server.url, ROUNDS_DEMO: "" })
})
afterAll(async () => {
  await server.close()
  setEnv({ WHATSAPP_API_URL: "" })
  await closeDb()
})

async function queued(given: Parameters<typeof writingGround>[0] = {}) {
  const ground = await writingGround(given)
  const id = await queuedReply(ground)
  const send = (ctx = runOf(ground)) => sendMessage(ctx, id, "send")
  return { ground, id, send, message: () => readMessage(ground, id) }
}
/** As WhatsApp says that it takes nothing just now. */
const BUSY = { status: 503, headers: { "retry-after": "0" } }
/** As WhatsApp says that it will not take this message, whatever its sender does. */
const UNFIT = { status: 400, body: { error: { code: 100 } } }
const sharedBreaker = (ground: WritingGround) => ground.connectionId

describe("sending a queued message", () => {
  it.each(["meta", "360dialog"])(
    "sends it by %s, once, and writes down by which run and software",
    async (scheme) => {
      const { ground, id, send, message } = await queued({ scheme, address: "+40722111222" })
      const ctx = runOf(ground)
      expect(await send(ctx)).toMatchObject({ status: "sent", isRepeat: false })
      expect(await send()).toMatchObject({ status: "sent", isRepeat: true })
      expect(fake.kept).toMatchObject([{ to: "40722111222", body: "Tomorrow at nine?", ref: id }])
      expect(await message()).toMatchObject({
        status: "sent",
        externalId: fake.kept[0]?.id,
        basis: "reply",
        runId: ctx.requestId,
        sentById: ground.member.id,
        releaseSha: "unknown",
      })
    },
  )

  it("F8 asks for the wait a partner wants, whichever way it says so, and leaves other clinics alone", async () => {
    const inAnHour = new Date(now().getTime() + 3_600_000).toUTCString()
    for (const [header, least, most] of [
      ["1", 1, 1],
      ["30", 30, 30],
      ["3600", 3_600, 3_600],
      ["864000", 864_000, 864_000],
      [inAnHour, 3_590, 3_601],
      [undefined, undefined, undefined],
    ] as const) {
      const { send, message } = await queued()
      fake.be({ do: "fail", times: 1, status: 429, headers: header ? { "retry-after": header } : {} })
      const error = (await send().catch((one: unknown) => one)) as { retryAfterSeconds?: number }
      expect(error).toMatchObject({
        code: "provider_failed",
        reason: "too_many",
        provider: "whatsapp",
        retry: true,
      })
      if (least === undefined) expect(error.retryAfterSeconds).toBeUndefined()
      else {
        expect(error.retryAfterSeconds).toBeGreaterThanOrEqual(least)
        expect(error.retryAfterSeconds).toBeLessThanOrEqual(most)
      }
      expect(await message()).toMatchObject({ status: "queued" })
    }
    const other = await queued()
    expect(await other.send()).toMatchObject({ status: "sent" })
  })

  it.each([
    [500, { error: { code: 131000, message: "Hello?" } }, "provider_failed", "partner_down"],
    [503, { error: { code: 2 } }, "provider_failed", "partner_down"],
    [500, { error: { code: 131016 } }, "provider_failed", "partner_down"],
    [400, { error: { code: 131056 } }, "provider_failed", "pair_rate"],
    [401, { error: { code: 190 } }, "provider_refused", "token"],
    [400, { error: { code: 131047 } }, "provider_refused", "window_closed"],
    [400, { error: { code: 100 } }, "provider_refused", "invalid_payload"],
    [200, { error: { code: 131026 } }, "provider_refused", "not_reachable"],
  ])("F9 knows of %i %j that nothing was sent", async (status, body, code, reason) => {
    const { send, message } = await queued()
    fake.be({ do: "fail", times: 1, status, body })
    await expect(send()).rejects.toMatchObject({ code, reason, provider: "whatsapp" })
    expect(await message()).toMatchObject({ status: code === "provider_failed" ? "queued" : "failed" })
    // Mended, the same message goes out by the same key.
    expect(await send()).toMatchObject({ status: "sent" })
    expect(fake.kept).toHaveLength(1)
    expect(await message()).toMatchObject({ status: "sent", failedBecause: null })
  })

  it.each([
    [502, "<html>bad gateway</html>", "answer_lost"],
    [504, "", "answer_lost"],
    [503, "<html>busy</html>", "answer_lost"],
    [503, { error: { code: 1 } }, "answer_lost"],
    [500, { error: { code: 1 } }, "answer_lost"],
    [500, { error: { code: 2 } }, "answer_lost"],
    [400, { error: { code: 1 } }, "answer_lost"],
    [200, "<html>welcome</html>", "answer_unreadable"],
  ])("F9 cannot know of %i %j, and so does not send again", async (status, body, reason) => {
    const { ground, send, message } = await queued()
    fake.be({ do: "fail", times: 1, status, body })
    expect(await send()).toMatchObject({ status: "unsure" })
    expect(await send()).toMatchObject({ status: "unsure", isRepeat: true })
    expect(fake.calls).toBe(1)
    expect(await message()).toMatchObject({ status: "unsure", failedBecause: reason })
    expect(await openTasks(ground)).toMatchObject([{ kind: "unsure_message", ownerRole: "coordinator" }])
  })

  it("F9 a refused token marks the connection and asks an admin once", async () => {
    const { ground, send } = await queued()
    fake.be({ do: "fail", times: 9, status: 401, body: {} })
    await expect(send()).rejects.toMatchObject({ reason: "token" })
    await expect(send()).rejects.toMatchObject({ reason: "token" })
    const asked = (await openTasks(ground)).filter((one) => one.ownerRole === "admin")
    expect(asked).toHaveLength(1)
    const { rows } = await db.owner.query(
      `select "testOutcome", "pausedAt" from "Connection" where id = $1`,
      [sharedBreaker(ground)],
    )
    expect(rows[0]).toEqual({ testOutcome: "It refuses the access token.", pausedAt: null })
  })

  it("F9 leaves a partner alone that fails again and again, for one clinic and not for others", async () => {
    const { send } = await queued()
    fake.be({ do: "fail", times: 99, ...BUSY })
    for (let n = 0; n < 14; n++) await send().catch(() => {})
    expect(fake.calls).toBe(10)
    await expect(send()).rejects.toMatchObject({ code: "provider_failed", reason: "held_back" })
    fake.be(null)
    const other = await queued()
    expect(await other.send()).toMatchObject({ status: "sent" })
  })

  it("F9 cannot reach it: nothing was sent, and it is tried again", async () => {
    const { send } = await queued()
    setEnv({ WHATSAPP_API_URL: "http://127.0.0.1:9" })
    await expect(send()).rejects.toMatchObject({ code: "provider_failed", reason: "unreachable" })
    setEnv({ WHATSAPP_API_URL: server.url })
    expect(await send()).toMatchObject({ status: "sent" })
  })

  it("F10 accepted and the answer lost: one message, unsure, until WhatsApp's own word settles it", async () => {
    const { ground, id, send, message } = await queued()
    fake.be({ do: "lose", times: 1 })
    expect(await send()).toMatchObject({ status: "unsure" })
    expect(await send()).toMatchObject({ status: "unsure" })
    expect(fake.kept).toHaveLength(1)
    const externalId = fake.kept[0]?.id ?? ""
    await inClinic(ground.clinic.id, (tx) =>
      applyStatus(tx, runOf(ground), { externalId, ref: id, status: "delivered", because: null }, now()),
    )
    expect(await message()).toMatchObject({ status: "delivered", externalId })
    expect(await openTasks(ground)).toEqual([])
    expect(await send()).toMatchObject({ status: "sent", isRepeat: true })
    expect(fake.kept).toHaveLength(1)
  })

  it("takes no status for another clinic's message by what it says it was called", async () => {
    const { id, message } = await queued()
    const stranger = await writingGround()
    const told = await inClinic(stranger.clinic.id, (tx) =>
      applyStatus(
        tx,
        runOf(stranger),
        { externalId: "wamid.x", ref: id, status: "read", because: null },
        now(),
      ),
    )
    expect(told.ignored).toBeDefined()
    expect(await message()).toMatchObject({ status: "queued", externalId: null })
  })

  it("two messages that WhatsApp gives one id stay two", async () => {
    const { ground, send } = await queued()
    await send()
    const second = await queuedReply(ground, "And this?")
    fake.be({ do: "repeat", times: 1 })
    expect(await sendMessage(runOf(ground), second, "send")).toMatchObject({ status: "sent" })
    expect(await readMessage(ground, second)).toMatchObject({ status: "sent", externalId: null })
  })
})

describe("P6 what stands in the way is asked when it is sent, not only when it was written", () => {
  it.each([
    ["withdrawn", withdraw],
    [
      "paused",
      (one: WritingGround) =>
        db.owner.query(`update "Connection" set "pausedAt" = now() where id = $1`, [one.connectionId]),
    ],
    [
      "window_closed",
      (one: WritingGround) =>
        db.owner.query(
          `update "Message" set "createdAt" = now() - interval '25 hours' where "leadId" = $1 and direction = 'in'`,
          [one.lead.id],
        ),
    ],
  ])("%s: it does not leave, and says why", async (reason, meanwhile) => {
    const { ground, send, message } = await queued()
    await meanwhile(ground)
    await expect(send()).rejects.toMatchObject({ code: "wrong_state", reason })
    expect(fake.calls).toBe(0)
    expect(await message()).toMatchObject({ status: "blocked", failedBecause: reason })
    expect(await openTasks(ground)).toMatchObject([{ kind: "reply", ownerId: ground.member.id }])
  })

  it("without a basis nothing is queued at all", async () => {
    const { id } = await queued()
    await expect(db.owner.query(`update "Message" set basis = null where id = $1`, [id])).rejects.toThrow(
      /check/,
    )
  })
})

describe("P2 what was written again since is not sent by a rerun", () => {
  const failed = async () => {
    const made = await queued()
    fake.be({ do: "fail", times: 1, ...UNFIT })
    await expect(made.send()).rejects.toMatchObject({ reason: "invalid_payload" })
    return made
  }
  const pause = () => new Promise((resolve) => setTimeout(resolve, 5))

  it("sends the newer one alone, says so, and asks nobody to answer another way", async () => {
    const { ground, send, message } = await failed()
    await pause()
    const again = await queuedReply(ground)
    expect(await sendMessage(runOf(ground), again, "send")).toMatchObject({ status: "sent" })
    await expect(send()).rejects.toMatchObject({ code: "wrong_state", reason: "answered_since" })
    await expect(send()).rejects.toMatchObject({ reason: "answered_since" })
    expect(fake.kept).toMatchObject([{ ref: again }])
    expect(await message()).toMatchObject({ status: "failed", failedBecause: "answered_since" })
    expect((await openTasks(ground)).filter((one) => one.kind === "reply")).toEqual([])
  })

  it("sends it all the same where the rerun said so in words", async () => {
    const { ground, id, message } = await failed()
    await pause()
    await queuedReply(ground, "Never mind")
    const { id: runId } = await makeRun(ground.clinic.id, { rerunAction: await saidSendAgain(ground) })
    expect(await sendMessage(runOf(ground, runId), id, "send")).toMatchObject({ status: "sent" })
    expect(await message()).toMatchObject({ status: "sent" })
  })

  it("of two that failed for the same words sends the newer, in whichever order they are run again", async () => {
    for (const newerFirst of [true, false]) {
      fake.forget()
      const { ground, send } = await failed()
      await pause()
      const again = await queuedReply(ground)
      fake.be({ do: "fail", times: 1, ...UNFIT })
      await sendMessage(runOf(ground), again, "send").catch(() => {})
      const newer = () => sendMessage(runOf(ground), again, "send")
      for (const one of newerFirst ? [newer, send] : [send, newer]) await one().catch(() => {})
      expect(fake.kept).toMatchObject([{ ref: again }])
    }
  })

  it("sends both of two that were written before the first had failed", async () => {
    const { ground, id, send } = await queued()
    await pause()
    const second = await queuedReply(ground, "And bring your papers.")
    await pause()
    fake.be({ do: "fail", times: 2, ...UNFIT })
    await send().catch(() => {})
    await sendMessage(runOf(ground), second, "send").catch(() => {})
    expect(await sendMessage(runOf(ground), second, "send")).toMatchObject({ status: "sent" })
    expect(await send()).toMatchObject({ status: "sent" })
    expect(fake.kept.map((one) => one.ref)).toEqual([second, id])
  })

  it("of one whose run was cancelled knows it by the rerun", async () => {
    const { ground, id, message } = await queued()
    await pause()
    const again = await queuedReply(ground)
    await sendMessage(runOf(ground), again, "send")
    const { id: runId } = await makeRun(ground.clinic.id)
    const { id: first } = await makeRun(ground.clinic.id, { status: "cancelled" })
    await db.owner.query("update engine.run set rerun_of = $1 where id = $2", [first, runId])
    await expect(sendMessage(runOf(ground, runId), id, "send")).rejects.toMatchObject({
      reason: "answered_since",
    })
    expect(await message()).toMatchObject({ status: "failed", failedBecause: "answered_since" })
    expect((await openTasks(ground)).filter((one) => one.kind === "reply")).toEqual([])
  })
})

describe("what had failed and was sent after all", () => {
  it("closes the task to answer another way, and the lead's clock", async () => {
    const { ground, send } = await queued()
    expect(await readLead(ground.lead)).toMatchObject({ waitingSince: null })
    fake.be({ do: "fail", times: 1, ...UNFIT })
    await send().catch(() => {})
    const waits = await readLead(ground.lead)
    expect(waits.waitingSince).toBeInstanceOf(Date)
    expect(waits.dueAt).toBeInstanceOf(Date)
    expect((await openTasks(ground)).map((one) => one.kind)).toContain("reply")
    await send()
    expect((await openTasks(ground)).map((one) => one.kind)).not.toContain("reply")
    expect(await readLead(ground.lead)).toMatchObject({ waitingSince: null, dueAt: null })
    expect((await recorded(ground.clinic.id, await taskOf(ground))).map((one) => one.name)).toContain(
      "task.finished",
    )
  })

  it("leaves the clock running for what the patient wrote since", async () => {
    const { ground, send } = await queued()
    fake.be({ do: "fail", times: 1, ...UNFIT })
    await send().catch(() => {})
    const createdAt = addMs(now(), 1_000)
    await addMessage(ground.lead, "Hello?", { createdAt })
    await send()
    expect(await readLead(ground.lead)).toMatchObject({ waitingSince: createdAt })
  })

  it("the patient waits again where WhatsApp says later that it did not arrive", async () => {
    const { ground, id, send } = await queued()
    await send()
    const status = { externalId: fake.kept[0]?.id ?? "", ref: id, status: "failed", because: "x" } as const
    await inClinic(ground.clinic.id, (tx) => applyStatus(tx, runOf(ground), status, now()))
    expect((await readLead(ground.lead)).waitingSince).toBeInstanceOf(Date)
  })

  it("a failure starts no clock where somebody answered since, or the lead is closed", async () => {
    const answered = await queued()
    await addMessage(answered.ground.lead, "By another way", { direction: "out" })
    const closed = await queued()
    await db.owner.query(`update "Lead" set status = 'lost' where id = $1`, [closed.ground.lead.id])
    for (const { ground, send } of [answered, closed]) {
      fake.be({ do: "fail", times: 1, ...UNFIT })
      await send().catch(() => {})
      expect(await readLead(ground.lead)).toMatchObject({ waitingSince: null, dueAt: null })
    }
  })
})

it("demo answers from within, where no address is set", async () => {
  const { send } = await queued()
  setEnv({ WHATSAPP_API_URL: "", ROUNDS_DEMO: "1" })
  expect(await send()).toMatchObject({ status: "sent", isFake: true })
  expect(fake.calls).toBe(0)
})

it("what was tried to the end is given up with its last reason, and only while it is queued", async () => {
  const { ground, id, send, message } = await queued()
  fake.be({ do: "fail", times: 1, ...BUSY })
  await send().catch(() => {})
  expect(await giveUpMessage(runOf(ground), { messageId: id })).toEqual({ given: true })
  expect(await message()).toMatchObject({ status: "failed", failedBecause: "partner_down" })
  expect(await giveUpMessage(runOf(ground), { messageId: id })).toEqual({ given: false })
})

function withdraw({ clinic, lead }: WritingGround) {
  return db.owner.query(
    `insert into "Consent" (id, "clinicId", "patientId", purpose, status, source, "effectKey", "recordedAt")
     values (gen_random_uuid(), $1, $2, 'data_processing', 'withdrawn', 'member', gen_random_uuid()::text, now())`,
    [clinic.id, lead.patientId],
  )
}

const taskOf = async (ground: WritingGround): Promise<string> => {
  const task = await inClinic(ground.clinic.id, (tx) =>
    tx.task.findFirstOrThrow({ where: { kind: "reply" }, select: { id: true } }),
  )
  return task.id
}

/** A rerun that was asked for with the words for it. */
async function saidSendAgain({ clinic, member }: WritingGround): Promise<string> {
  const id = newId()
  await inClinic(clinic.id, (tx) =>
    tx.rerunAction.create({
      data: {
        id,
        clinicId: clinic.id,
        key: newId(),
        name: "Again",
        scope: "selected",
        repeatEffects: true,
        status: "running",
        total: 1,
        requestedById: member.id,
      },
    }),
  )
  return id
}
