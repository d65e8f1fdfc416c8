import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { closeDb, inClinic } from "@/lib/db"
import { cancelMessage } from "@/lib/messaging/cancel"
import { releaseMessage } from "@/lib/messaging/release"
import { sendMessage } from "@/lib/messaging/send"
import { makeWhatsappFake } from "@/lib/providers/whatsapp/fake"
import { testDatabase } from "@/lib/testing/db"
import { recorded } from "@/lib/testing/facts"
import { readMessage, runOf, setEnv } from "@/lib/testing/messages"
import { type PartnerServer, servePartner } from "@/lib/testing/partner-server"
import { describeRefusals } from "@/lib/testing/refusals"
import { queueOne, sendingGround } from "@/lib/testing/sending"
import { addMs, HOUR_MS, now } from "@/lib/time"

await testDatabase()
const fake = makeWhatsappFake()
let server: PartnerServer
beforeAll(async () => {
  server = await servePartner(fake)
  setEnv({ WHATSAPP_API_URL: server.url })
})
afterAll(async () => {
  await server.close()
  setEnv({ WHATSAPP_API_URL: "" })
  await closeDb()
})

const planned = async (sendAt = addMs(now(), HOUR_MS)) => {
  const ground = await sendingGround()
  const { id } = await queueOne(ground, { sendAt })
  return { ground, id, message: () => readMessage(ground, id) }
}

describe("taking a message back", () => {
  it("planned: it is never released, and twice is harmless", async () => {
    const { ground, id, message } = await planned()
    const ctx = ground.ctxFor(["coordinator"])
    for (const _ of [1, 2]) expect(await cancelMessage(ctx, { messageId: id })).toEqual({ id })
    expect(await message()).toMatchObject({ status: "cancelled" })
    expect(
      await releaseMessage({ ...runOf(ground), now: addMs(now(), 2 * HOUR_MS) }, { messageId: id }),
    ).toEqual({
      released: false,
    })
    const names = (await recorded(ground.clinic.id, id)).map((one) => one.name)
    expect(names).toEqual(["message.scheduled", "message.cancelled"])
  })

  it("queued: nobody sends it any more", async () => {
    const ground = await sendingGround()
    const { id } = await queueOne(ground)
    await cancelMessage(ground.ctxFor(["coordinator"]), { messageId: id })
    await expect(sendMessage(runOf(ground), id, "send")).rejects.toMatchObject({ reason: "cancelled" })
    expect(fake.kept.filter((one) => one.ref === id)).toEqual([])
    expect(await readMessage(ground, id)).toMatchObject({ status: "cancelled" })
  })

  it("S20 against its sender one of the two wins, and what is said is so", async () => {
    for (let n = 0; n < 12; n++) {
      const ground = await sendingGround()
      const { id } = await queueOne(ground)
      const [taken] = await Promise.allSettled([
        cancelMessage(ground.ctxFor(["coordinator"]), { messageId: id }),
        sendMessage(runOf(ground), id, "send"),
      ])
      const sent = fake.kept.filter((one) => one.ref === id).length
      const { status } = await readMessage(ground, id)
      expect([status, sent]).toEqual(taken.status === "fulfilled" ? ["cancelled", 0] : ["sent", 1])
    }
  })
})

describe("releasing a planned message", () => {
  it("only from its time on, once, and it counts as written then", async () => {
    const { ground, id, message } = await planned()
    const run = runOf(ground)
    expect(await releaseMessage(run, { messageId: id })).toEqual({ released: false })
    const later = { ...run, now: addMs(now(), 2 * HOUR_MS) }
    expect(await releaseMessage(later, { messageId: id })).toEqual({ released: true })
    expect(await releaseMessage(later, { messageId: id })).toEqual({ released: false })
    expect(await message()).toMatchObject({ status: "queued", createdAt: later.now })
    const events = await inClinic(ground.clinic.id, (tx) => tx.message.count({ where: { id } }))
    expect(events).toBe(1)
  })
})

const prepare = async () => {
  const { ground, id } = await planned()
  return { ...ground, input: { messageId: id } }
}
describeRefusals(cancelMessage, {
  prepare,
  wrongState: {
    when: "what has left",
    code: "wrong_state",
    prepare: async () => {
      const ground = await sendingGround()
      const { id } = await queueOne(ground)
      await sendMessage(runOf(ground), id, "send")
      return { ...ground, input: { messageId: id } }
    },
  },
})
