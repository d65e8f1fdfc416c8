import { recordConsent } from "@/lib/consents/record"
import type { Purpose } from "@/lib/consents/words"
import { type Ctx, systemCtx } from "@/lib/ctx"
import { inClinic } from "@/lib/db"
import { record } from "@/lib/facts"
import { newId } from "@/lib/ids"
import type { Outgoing, Queued } from "@/lib/messaging/outgoing"
import { queueMessages } from "@/lib/messaging/queue"
import { emit } from "@/lib/outbox"
import type { LeadGround } from "@/lib/testing/lead-ground"
import { type WritingGround, writingGround } from "@/lib/testing/messages"
import { addMs, DAY_MS, now } from "@/lib/time"

/** A clinic's limits that no hour of the day and no earlier message touches. */
export const NO_LIMITS = { perDay: 50, minutesApart: 0, quietFrom: "00:00", quietTo: "00:00" }

export const limit = ({ clinic }: LeadGround, value: Record<string, number | string>) =>
  inClinic(clinic.id, (tx) => {
    const given = { key: "sending_limits", value, updatedAt: now() }
    return tx.clinicSetting.upsert({
      where: { clinicId_key: { clinicId: clinic.id, key: given.key } },
      create: { clinicId: clinic.id, ...given },
      update: given,
    })
  })

/** As `writingGround`, at whatever hour the tests run. */
export async function sendingGround(given: Parameters<typeof writingGround>[0] = {}): Promise<WritingGround> {
  const ground = await writingGround(given)
  await limit(ground, NO_LIMITS)
  return ground
}

export const agree = (ground: LeadGround, purpose: Purpose, patientId = ground.lead.patientId) =>
  inClinic(ground.clinic.id, async (tx) => {
    const ctx = systemCtx(ground.clinic.id, ground.clinic, "test")
    const decidedAt = addMs(now(), -DAY_MS)
    const decision = {
      patientId,
      purpose,
      status: "granted",
      source: "web_form",
      policyVersion: "v1",
    } as const
    await recordConsent(tx, ctx, { ...decision, decidedAt, effectKey: newId() })
  })

export const outgoing = (ground: LeadGround, given: Partial<Outgoing> = {}): Outgoing => ({
  patientId: ground.lead.patientId,
  contactId: ground.lead.contactId,
  leadId: ground.lead.id,
  purpose: "reply",
  content: { kind: "text", body: "Tomorrow at nine?" },
  effectKey: `test:${newId()}`,
  sentById: ground.member.id,
  ...given,
})

/** As a command of the product's does it: the messages, their facts and their events in one transaction. */
export const queueAll = (ground: LeadGround, list: readonly Outgoing[], ctx?: Ctx): Promise<Queued[]> =>
  inClinic(ground.clinic.id, async (tx) => {
    const as = ctx ?? ground.ctxFor(["coordinator"])
    const queued = await queueMessages(tx, as, list)
    await record(
      tx,
      as,
      queued.flatMap((one) => one.facts),
    )
    await emit(
      tx,
      queued.flatMap((one) => one.events),
    )
    return queued
  })

export async function queueOne(
  ground: LeadGround,
  given: Partial<Outgoing> = {},
  ctx?: Ctx,
): Promise<Queued> {
  const [queued] = await queueAll(ground, [outgoing(ground, given)], ctx)
  if (!queued) throw new Error("nothing was queued")
  return queued
}

/** One that waits for the person's agreement to reminders. */
export const blockedReminder = (ground: LeadGround) => queueOne(ground, { purpose: "reminder" })
