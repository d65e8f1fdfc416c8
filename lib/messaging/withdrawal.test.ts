import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { recordConsent } from "@/lib/consents/record"
import { systemCtx } from "@/lib/ctx"
import { closeDb, inClinic } from "@/lib/db"
import { newId } from "@/lib/ids"
import { sendMessage } from "@/lib/messaging/send"
import { makeWhatsappFake } from "@/lib/providers/whatsapp/fake"
import { testDatabase } from "@/lib/testing/db"
import { readMessage, runOf, setEnv, type WritingGround } from "@/lib/testing/messages"
import { type PartnerServer, servePartner } from "@/lib/testing/partner-server"
import { agree, outgoing, queueAll, sendingGround } from "@/lib/testing/sending"
import { now } from "@/lib/time"

const db = await testDatabase()
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

const QUEUED = 1_000
const SENDERS = 4
/** As many as one transaction has the time for on a busy machine, all to one person. */
const PORTION = 100

/** As a member's press does it: one transaction, which waits for a call under way. */
const withdraw = ({ clinic, lead }: WritingGround, purpose: "appointment_reminders" | "data_processing") =>
  inClinic(clinic.id, (tx) =>
    recordConsent(tx, systemCtx(clinic.id, clinic, "test"), {
      patientId: lead.patientId,
      purpose,
      status: "withdrawn",
      source: "member",
      decidedAt: now(),
      effectKey: newId(),
    }),
  )

async function queued(count: number) {
  const ground = await sendingGround()
  await agree(ground, "appointment_reminders")
  const one = (n: number) =>
    outgoing(ground, { purpose: "reminder", sentById: null, content: { kind: "text", body: `Number ${n}` } })
  const all: Awaited<ReturnType<typeof queueAll>> = []
  for (let n = 0; n < count; n += PORTION)
    all.push(
      ...(await queueAll(
        ground,
        Array.from({ length: PORTION }, (_, more) => one(n + more)),
      )),
    )
  // The day's number is not what is tried here.
  await db.owner.query(
    `update "Message" set status = 'queued', "failedBecause" = null where id = any ($1::uuid[])`,
    [all.map((message) => message.id)],
  )
  return { ground, ids: all.map((message) => message.id) }
}

describe("S20 P6 an agreement is taken back while a thousand messages wait and four senders run", () => {
  it.each(["appointment_reminders", "data_processing"] as const)(
    "%s: none leaves after the commit",
    async (purpose) => {
      fake.forget()
      const { ground, ids } = await queued(QUEUED)
      const line = [...ids]
      const outcomes: string[] = []
      const sender = async () => {
        for (let id = line.shift(); id; id = line.shift())
          outcomes.push(
            await sendMessage(runOf(ground), id, "send").then(
              (one) => one.status,
              (error: { reason?: string; code?: string }) => error.reason ?? error.code ?? "?",
            ),
          )
      }
      const senders = Promise.all(Array.from({ length: SENDERS }, sender))
      await expect.poll(() => fake.kept.length, { interval: 5, timeout: 60_000 }).toBeGreaterThan(8)
      await withdraw(ground, purpose)
      const atCommit = fake.kept.length
      // What comes after is refused by the gate one by one; a hundred more of them say as much as all.
      const seen = outcomes.length
      await expect.poll(() => outcomes.length, { interval: 20, timeout: 120_000 }).toBeGreaterThan(seen + 100)
      line.length = 0
      await senders
      expect(fake.kept.length).toBe(atCommit)
      const after = outcomes.slice(seen + SENDERS)
      expect(new Set(after)).toEqual(new Set(["withdrawn"]))
      const last = await readMessage(ground, ids[outcomes.length - 1] ?? "")
      expect(last).toMatchObject({ status: "blocked", failedBecause: "withdrawn" })
    },
    240_000,
  )
})
