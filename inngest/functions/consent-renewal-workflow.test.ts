import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest"
import { addMonths } from "@/lib/consents/record"
import { inClinic } from "@/lib/db"
import { makeWhatsappFake } from "@/lib/providers/whatsapp/fake"
import { findEnding } from "@/lib/renewals/find-ending"
import { type AnswerGround, answerGround, writes } from "@/lib/testing/answers"
import { addTemplate } from "@/lib/testing/campaigns"
import { testDatabase } from "@/lib/testing/db"
import { emitRaw, ended, testEngine } from "@/lib/testing/engine"
import { setEnv } from "@/lib/testing/messages"
import { type PartnerServer, servePartner } from "@/lib/testing/partner-server"
import { agreed } from "@/lib/testing/renewals"
import { now, nowMs, setClock, toDate } from "@/lib/time"

const db = await testDatabase()
const fake = makeWhatsappFake()
let server: PartnerServer
let worker: { stop(): Promise<void> }
/** The engine with what a renewal needs; the schedules of the days that are jumped over stay out of its way. */
const startWorker = async () => {
  // Read the environment when loaded, which the database above has just set.
  const { inngest: client, seam } = await import("@/inngest/client")
  const { consentRenewalWorkflow } = await import("@/inngest/functions/consent-renewal-workflow")
  const { sendWhatsappMessage } = await import("@/inngest/functions/send-whatsapp-message")
  worker = await testEngine({ client, seam }, [consentRenewalWorkflow, sendWhatsappMessage])
}
beforeAll(async () => {
  server = await servePartner(fake)
  setEnv({ WHATSAPP_API_URL: server.url })
  await startWorker()
})
afterEach(() => {
  setClock(undefined)
  fake.forget()
})
afterAll(async () => {
  await worker.stop()
  await server.close()
})

type Ground = AnswerGround & { renewalId: string; endsAt: Date }

/** Agreements that end in twenty days, found by the nightly check, twice. The product's clock is ahead of the machine's. */
async function ending(): Promise<Ground> {
  setClock(`+${3 * 86_400}`)
  const ground = await answerGround()
  const { clinic, ctx } = ground
  await addTemplate(clinic.id, { name: "consent_renewal", body: "{{1}} asks again for {{2}}: {{3}} {{4}}" })
  await writes(ground, "Bună", { timestamp: String(Math.floor(nowMs() / 1_000) - 60) })
  const endsAt = await agreed(ground, ["marketing_whatsapp", "appointment_reminders"], 20)
  const at = { ...ctx, now: now() }
  expect([(await findEnding(at, {})).started, (await findEnding(at, {})).started]).toEqual([1, 0])
  const { id } = await inClinic(clinic.id, (tx) => tx.consentRenewal.findFirstOrThrow({}))
  return { ...ground, renewalId: id, endsAt }
}

const ahead = (days: number) => setClock(`+${(3 + days) * 86_400}`)
const requests = ({ clinic }: Ground) =>
  inClinic(clinic.id, (tx) => tx.consentRequest.findMany({ orderBy: { openedAt: "asc" } }))
const renewal = ({ clinic, renewalId }: Ground) =>
  inClinic(clinic.id, (tx) => tx.consentRenewal.findUniqueOrThrow({ where: { id: renewalId } }))
const questions = ({ clinic }: Ground) =>
  inClinic(clinic.id, (tx) =>
    tx.message.findMany({ where: { purpose: "consent_request" }, orderBy: { createdAt: "asc" } }),
  )
/** The question stands, its message has left, and it is the so-manieth. */
async function askedTimes(ground: Ground, times: number): Promise<void> {
  await expect
    .poll(async () => (await questions(ground)).map((one) => one.status), { timeout: 60_000, interval: 50 })
    .toEqual(Array.from({ length: times }, () => expect.stringMatching(/^(sent|delivered|read)$/)))
  expect(await requests(ground)).toHaveLength(times)
}
const standing = async ({ clinic }: Ground) =>
  (
    await db.owner.query<{ purpose: string; status: string }>(
      `select purpose, status from "ConsentStanding" where "clinicId" = $1 order by purpose`,
      [clinic.id],
    )
  ).rows.map((one) => `${one.purpose} ${one.status}`)
const run = async ({ renewalId }: Ground) =>
  (await ended(`consent.renewal_started:${renewalId}`, 1, 60_000))[0]
const says = (ground: Ground, words: string) =>
  writes(ground, words, { timestamp: String(Math.floor(nowMs() / 1_000) + 1) })

describe("T11 consent-renewal-workflow", () => {
  it("asks once, hears the yes, and what was agreed to holds for 24 months more", async () => {
    const ground = await ending()
    await askedTimes(ground, 1)
    expect(await requests(ground)).toMatchObject([{ kind: "renewal", status: "open" }])
    ahead(2)
    await says(ground, "Da, vă rog")
    const granted = await inClinic(ground.clinic.id, (tx) =>
      tx.consent.findMany({ where: { status: "granted", requestId: { not: null } } }),
    )
    expect(granted.map((one) => one.purpose).sort()).toEqual(["appointment_reminders", "marketing_whatsapp"])
    for (const { recordedAt, expiresAt } of granted) expect(expiresAt).toEqual(addMonths(recordedAt, 24))
    ahead(8)
    expect(await run(ground)).toMatchObject({ status: "completed", output: { ended: true } })
    expect(await renewal(ground)).toMatchObject({ status: "answered", remindedAt: null })
    // At the old end nothing runs out.
    ahead(21)
    expect(await standing(ground)).toEqual(["appointment_reminders granted", "marketing_whatsapp granted"])
    await askedTimes(ground, 1)
  }, 120_000)

  it("reminds once after a week and notes at the end what nobody renewed; killed and run again twice it is still once", async () => {
    const ground = await ending()
    await askedTimes(ground, 1)
    await worker.stop()
    const again = [1, 2].map((n) => `renewal-again-${n}:${ground.renewalId}`)
    const data = { clinicId: ground.clinic.id, renewalId: ground.renewalId }
    await emitRaw("consent.renewal_started", data, again[0])
    await startWorker()
    ahead(6)
    await emitRaw("consent.renewal_started", data, again[1])
    await expect
      .poll(
        async () =>
          (
            await db.owner.query("select status from engine.run where event_id = any ($1)", [
              [`consent.renewal_started:${ground.renewalId}`, ...again],
            ])
          ).rows.map((one) => one.status),
        { timeout: 60_000, interval: 50 },
      )
      .toEqual(["sleeping", "sleeping", "sleeping"])
    await askedTimes(ground, 1)
    ahead(8)
    await askedTimes(ground, 2)
    expect(toDate((await renewal(ground)).remindedAt ?? 0) < now()).toBe(true)
    await worker.stop()
    ahead(21)
    await startWorker()
    expect(await run(ground)).toMatchObject({ status: "completed", output: { status: "expired" } })
    for (const id of again) expect((await ended(id, 1, 60_000))[0]).toMatchObject({ status: "completed" })
    expect(await standing(ground)).toEqual(["appointment_reminders expired", "marketing_whatsapp expired"])
    expect((await requests(ground)).map((one) => one.status)).not.toContain("open")
    const kept = await inClinic(ground.clinic.id, (tx) =>
      tx.consent.groupBy({ by: ["status"], _count: true }),
    )
    expect(Object.fromEntries(kept.map((one) => [one.status, one._count]))).toEqual({
      granted: 2,
      expired: 2,
    })
    await askedTimes(ground, 2)
    const facts = await inClinic(ground.clinic.id, (tx) =>
      tx.fact.count({ where: { name: "consent.renewal_ended" } }),
    )
    expect(facts).toBe(1)
  }, 240_000)

  it("ends quietly when they took everything back in the meantime", async () => {
    const ground = await ending()
    await askedTimes(ground, 1)
    ahead(1)
    await says(ground, "Nu, mulțumesc")
    ahead(8)
    expect(await run(ground)).toMatchObject({ status: "completed", output: { ended: true } })
    expect(await renewal(ground)).toMatchObject({ status: "withdrawn", remindedAt: null })
    ahead(21)
    expect(await standing(ground)).toEqual(["appointment_reminders denied", "marketing_whatsapp denied"])
    await askedTimes(ground, 1)
    expect(fake.kept).toHaveLength(1)
  }, 120_000)

  it("asks at the end of a stop for offers for what still stands alone", async () => {
    const ground = await ending()
    await askedTimes(ground, 1)
    ahead(1)
    await says(ground, "STOP")
    ahead(8)
    await askedTimes(ground, 2)
    expect((await requests(ground)).at(-1)).toMatchObject({ purposes: ["appointment_reminders"] })
  }, 120_000)
})
