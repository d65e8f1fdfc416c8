import { describe, expect, it } from "vitest"
import { findConversation } from "@/lib/conversations/find"
import { reactInConversation } from "@/lib/conversations/react"
import { inClinic } from "@/lib/db"
import { newId } from "@/lib/ids"
import { setClock } from "@/lib/messaging/clock"
import { sendMessage } from "@/lib/messaging/send"
import { makeEvolutionFake } from "@/lib/providers/evolution/fake"
import type { FakePartner } from "@/lib/providers/fake"
import type { PartnerCall } from "@/lib/providers/outcome"
import { makeWhatsappFake } from "@/lib/providers/whatsapp/fake"
import { decide } from "@/lib/testing/consents"
import { addTalk, conversationOf, readConversation, wakeful } from "@/lib/testing/conversations"
import { testDatabase } from "@/lib/testing/db"
import { connectEvolution } from "@/lib/testing/evolution"
import { recorded } from "@/lib/testing/facts"
import { addMessage, leadGround, readLead } from "@/lib/testing/lead-ground"
import {
  openTasks,
  readMessage,
  runOf,
  setEnv,
  type WritingGround,
  writingGround,
} from "@/lib/testing/messages"
import { servePartner } from "@/lib/testing/partner-server"
import { describeRefusals } from "@/lib/testing/refusals"
import { connectTwilio } from "@/lib/testing/twilio"
import { addMs, DAY_MS, HOUR_MS, MINUTE_MS, now } from "@/lib/time"

await testDatabase()

type Talk = WritingGround & { id: string; messageId: string; target: string }

async function talkOf(ground: WritingGround): Promise<Talk> {
  await wakeful(ground.ctxFor(["admin"]))
  const { clinic, lead } = ground
  const said = await inClinic(clinic.id, (tx) =>
    tx.message.findFirstOrThrow({ where: { contactId: lead.contactId, direction: "in" } }),
  )
  const id = await conversationOf(clinic.id, lead.contactId)
  return { ...ground, id, messageId: said.id, target: said.externalId ?? "" }
}
const talk = async (given?: Parameters<typeof writingGround>[0]) => talkOf(await writingGround(given))

const react = ({ id, messageId, ctxFor }: Talk, emoji: string, key = newId()) =>
  reactInConversation(ctxFor(["coordinator"]), { id, messageId, key, emoji: emoji as "👍" })
const shown = async ({ id, ctxFor }: Talk) => {
  const { entries } = await findConversation(ctxFor(["coordinator"]), { id })
  return entries.flatMap((one) => (one.entry === "message" ? one.reactions : []))
}

describe("reactInConversation", () => {
  it("stands on the message at once, answers nobody and is no message of the thread", async () => {
    const ground = await talk()
    const before = await readConversation(ground, ground.id)
    const { id } = await react(ground, "👍")
    expect(await shown(ground)).toEqual([{ emoji: "👍", direction: "out" }])
    expect(await readMessage(ground, id)).toMatchObject({
      ...{ kind: "reaction", body: "👍", replyToExternalId: ground.target, status: "queued" },
      ...{ leadId: null, purpose: "reply", basis: "reply", direction: "out" },
    })
    const { waitingSince, lastMessageId, lastOutboundAt, status } = before
    expect(waitingSince).not.toBeNull()
    expect(await readConversation(ground, ground.id)).toMatchObject({
      ...{ waitingSince, lastMessageId, lastOutboundAt, status },
    })
    await inClinic(ground.clinic.id, (tx) => setClock(tx, ground.lead.id))
    expect(await readLead(ground.lead)).toMatchObject({ status: "new", waitingSince: expect.any(Date) })
    const { entries } = await findConversation(ground.ctxFor(["admin"]), { id: ground.id })
    expect(entries).toHaveLength(1)
  })

  it("is one sign however often it is pressed, replaces the one before, and goes again", async () => {
    const ground = await talk()
    const key = newId()
    const first = await react(ground, "👍", key)
    expect(await react(ground, "👍", key)).toEqual(first)
    await react(ground, "👍")
    await react(ground, "❤️")
    expect(await shown(ground)).toEqual([{ emoji: "❤️", direction: "out" }])
    await react(ground, "")
    expect(await shown(ground)).toEqual([])
    const rows = await inClinic(ground.clinic.id, (tx) => tx.message.count({ where: { kind: "reaction" } }))
    expect(rows).toBe(3)
    expect((await recorded(ground.clinic.id, first.id)).map((one) => one.name)).toEqual(["message.queued"])
  })

  it("takes nothing of the person's day and waits for no spacing", async () => {
    const ground = await talk({ wroteAt: addMs(now(), -3 * HOUR_MS) })
    await react(ground, "👍")
    await react(ground, "❤️")
    await react(ground, "🙏")
    expect((await findConversation(ground.ctxFor(["coordinator"]), { id: ground.id })).reply).toMatchObject({
      hindrance: null,
    })
  })

  it("is refused with its reason: agreement taken back, window closed, all sending stopped, nothing connected", async () => {
    const refused = async (ground: Talk, reason: string) => {
      await expect(react(ground, "👍")).rejects.toMatchObject({ code: "wrong_state", reason })
      expect(await shown(ground), reason).toEqual([])
    }
    await refused(await talk({ wroteAt: addMs(now(), -DAY_MS - HOUR_MS) }), "window_closed")
    const out = await talk()
    await decide(out, { purpose: "data_processing", status: "withdrawn" })
    await refused(out, "withdrawn")
    const paused = await talk()
    await inClinic(paused.clinic.id, (tx) => tx.connection.updateMany({ data: { pausedAt: now() } }))
    await refused(paused, "paused")
    const alone = await leadGround()
    await addMessage(alone.lead, "Hello?", { createdAt: addMs(now(), -MINUTE_MS) })
    await refused(await talkOf({ ...alone, connectionId: "" }), "not_connected")
  })

  it("is not there for text messages, for what is old, deleted, ours, or came by another connection", async () => {
    const sms = await leadGround()
    await connectTwilio(sms.clinic.id)
    await inClinic(sms.clinic.id, (tx) => tx.contact.updateMany({ data: { channel: "sms" } }))
    await addMessage(sms.lead, "Hello?", { createdAt: addMs(now(), -MINUTE_MS) })
    await expect(react(await talkOf({ ...sms, connectionId: "" }), "👍")).rejects.toMatchObject({
      code: "wrong_state",
      reason: "no_reactions",
    })
    const ground = await talk()
    const change = (data: object) =>
      inClinic(ground.clinic.id, (tx) => tx.message.updateMany({ where: { id: ground.messageId }, data }))
    await change({ createdAt: addMs(now(), -31 * DAY_MS) })
    await expect(react(ground, "👍")).rejects.toMatchObject({ code: "wrong_state" })
    await change({ createdAt: now(), revokedAt: now() })
    await expect(react(ground, "👍")).rejects.toMatchObject({ code: "wrong_state" })
    const { id } = await react(await talk(), "👍")
    await expect(react({ ...ground, messageId: id }, "👍")).rejects.toMatchObject({ code: "not_found" })
    const other = await addTalk(ground.clinic.id)
    await expect(react({ ...ground, id: other.id }, "👍")).rejects.toMatchObject({ code: "not_found" })
  })
})

describe("a reaction on its way", () => {
  const kept =
    (calls: PartnerCall[], { answer }: Pick<FakePartner<unknown>, "answer">) =>
    (call: PartnerCall) => {
      calls.push(call)
      return answer(call)
    }
  const bodies = (calls: PartnerCall[]) => calls.map((one) => ({ ...one, body: JSON.parse(one.body ?? "") }))

  it("goes to WhatsApp as it takes it, by the person's message, and empty when it is taken back", async () => {
    const calls: PartnerCall[] = []
    const fake = makeWhatsappFake()
    const server = await servePartner({ ...fake, answer: kept(calls, fake) })
    setEnv({ WHATSAPP_API_URL: server.url })
    const ground = await talk()
    for (const emoji of ["👍", ""]) {
      const { id } = await react(ground, emoji)
      expect(await sendMessage(runOf(ground), id, "send")).toMatchObject({ status: "sent" })
    }
    await server.close()
    const sent = bodies(calls)
    expect(sent.map((one) => one.body.type)).toEqual(["reaction", "reaction"])
    expect(sent[0]?.body).toMatchObject({
      messaging_product: "whatsapp",
      recipient_type: "individual",
      reaction: { message_id: ground.target, emoji: "👍" },
    })
    expect(sent[1]?.body.reaction).toEqual({ message_id: ground.target, emoji: "" })
  })

  it("goes to Evolution with the key of the person's own message", async () => {
    const calls: PartnerCall[] = []
    const fake = makeEvolutionFake()
    const server = await servePartner({ ...fake, answer: kept(calls, fake) })
    setEnv({ EVOLUTION_API_URL: server.url })
    const bare = await leadGround()
    await addMessage(bare.lead, "Hello?", { createdAt: addMs(now(), -DAY_MS - HOUR_MS) })
    const connectionId = await connectEvolution(bare.clinic.id, {
      apiKey: "an-instance-key",
      externalId: "front-desk",
    })
    const ground = await talkOf({ ...bare, connectionId })
    const { id } = await react(ground, "🙏")
    expect(await sendMessage(runOf(ground), id, "send")).toMatchObject({ status: "sent" })
    await server.close()
    const [sent] = bodies(calls)
    expect(sent?.url).toBe("/message/sendReaction/front-desk")
    expect(sent?.headers.apikey).toBe("an-instance-key")
    expect(sent?.body).toEqual({
      key: { remoteJid: expect.stringMatching(/^\d+@s\.whatsapp\.net$/), fromMe: false, id: ground.target },
      reaction: "🙏",
    })
  })

  it("gives way to a newer one, tries again what may have been done, and says on the message that it failed", async () => {
    const fake = makeWhatsappFake()
    const server = await servePartner(fake)
    setEnv({ WHATSAPP_API_URL: server.url })
    const ground = await talk()
    const old = await react(ground, "👍")
    const last = await react(ground, "❤️")
    await expect(sendMessage(runOf(ground), old.id, "send")).rejects.toThrow()
    fake.be({ do: "lose", times: 1 })
    await expect(sendMessage(runOf(ground), last.id, "send")).rejects.toThrow()
    expect(await readMessage(ground, last.id)).toMatchObject({ status: "queued" })
    await sendMessage(runOf(ground), last.id, "send")
    expect(fake.kept.map((one) => one.body)).toEqual(["❤️", "❤️"])
    const worse = await react(ground, "👏")
    fake.be({ do: "fail", times: 1, status: 400, body: { error: { code: 131026 } } })
    await expect(sendMessage(runOf(ground), worse.id, "send")).rejects.toThrow()
    await server.close()
    expect(await shown(ground)).toEqual([
      { emoji: "❤️", direction: "out" },
      { emoji: "👏", direction: "out", because: expect.stringContaining("number") },
    ])
    expect(await openTasks(ground), "nobody has to answer another way").toEqual([])
  })
})

const prepare = async () => {
  const ground = await talk()
  return {
    ...ground,
    input: { id: ground.id, messageId: ground.messageId, key: newId(), emoji: "👍" as const },
  }
}
describeRefusals(reactInConversation, {
  prepare,
  wrongState: {
    when: "a conversation whose window is closed",
    code: "wrong_state",
    prepare: async () => {
      const ground = await talk({ wroteAt: addMs(now(), -DAY_MS - HOUR_MS) })
      const { id, messageId } = ground
      return { ...ground, input: { id, messageId, key: newId(), emoji: "👍" as const } }
    },
  },
})
