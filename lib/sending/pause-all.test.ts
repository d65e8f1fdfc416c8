import { afterAll, beforeAll, expect, it } from "vitest"
import { closeDb } from "@/lib/db"
import { sendMessage } from "@/lib/messaging/send"
import { makeWhatsappFake } from "@/lib/providers/whatsapp/fake"
import { findSendingPause } from "@/lib/sending/find-pause"
import { pauseSending } from "@/lib/sending/pause-all"
import { resumeSending } from "@/lib/sending/resume-all"
import { sendAgain } from "@/lib/sending/send-again"
import { testDatabase } from "@/lib/testing/db"
import { recorded } from "@/lib/testing/facts"
import { readMessage, runOf, setEnv } from "@/lib/testing/messages"
import { type PartnerServer, servePartner } from "@/lib/testing/partner-server"
import { describeRefusals } from "@/lib/testing/refusals"
import { queueOne, sendingGround } from "@/lib/testing/sending"

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

const reason = "Wrong texts went out"

it("stops what is queued and what is new, emergencies too; after it a person sends again what is of use", async () => {
  const ground = await sendingGround()
  const { id: queued } = await queueOne(ground)
  const operator = ground.ctxFor(["operator"])
  const { id } = await pauseSending(operator, { reason })
  expect(await pauseSending(ground.ctxFor(["admin"]), { reason: "Once more" })).toEqual({ id })
  expect(await findSendingPause(ground.ctxFor(["frontdesk"]), {})).toMatchObject({ id, reason })
  await expect(sendMessage(runOf(ground), queued, "send")).rejects.toMatchObject({ reason: "sending_paused" })
  expect(await readMessage(ground, queued)).toMatchObject({
    status: "blocked",
    failedBecause: "sending_paused",
  })
  expect(await queueOne(ground, { purpose: "emergency" })).toMatchObject({ because: "sending_paused" })
  expect(fake.calls).toBe(0)
  expect(await resumeSending(operator, {})).toEqual({ resumed: true })
  expect(await resumeSending(operator, {})).toEqual({ resumed: false })
  expect(await findSendingPause(ground.ctxFor(["auditor"]), {})).toBeNull()
  await sendAgain(ground.ctxFor(["coordinator"]), { messageId: queued })
  expect(await sendMessage(runOf(ground), queued, "send")).toMatchObject({ status: "sent" })
  const facts = await recorded(ground.clinic.id, id)
  expect(facts.map((one) => one.name)).toEqual(["sending.paused", "sending.resumed"])
  expect(facts[0]).toMatchObject({ personal: { reason } })
})

it("S20 once the stop is committed nothing leaves, whoever is sending", async () => {
  const ground = await sendingGround()
  const ids: string[] = []
  for (let n = 0; n < 24; n++)
    ids.push((await queueOne(ground, { content: { kind: "text", body: `Number ${n}` } })).id)
  fake.be({ do: "delay", times: 99, ms: 20 })
  const line = [...ids]
  const sender = async () => {
    for (let id = line.shift(); id; id = line.shift())
      await sendMessage(runOf(ground), id, "send").catch(() => {})
  }
  const senders = Promise.all([sender(), sender(), sender(), sender()])
  await expect.poll(() => fake.kept.length, { interval: 5, timeout: 30_000 }).toBeGreaterThan(3)
  await pauseSending(ground.ctxFor(["admin"]), { reason })
  const left = fake.kept.length
  await senders
  fake.be(null)
  expect(fake.kept.length).toBe(left)
  const states = await Promise.all(ids.map((id) => readMessage(ground, id)))
  expect(states.filter((one) => one.status === "blocked").length).toBeGreaterThan(0)
}, 60_000)

const prepare = async () => {
  const ground = await sendingGround()
  return { ...ground, input: { reason } }
}
describeRefusals(pauseSending, { prepare, subject: "none" })
