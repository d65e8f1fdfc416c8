import { systemCtx } from "@/lib/ctx"
import { enginePool, inClinic } from "@/lib/db"
import { newId } from "@/lib/ids"
import { until } from "@/lib/testing/engine"
import type { MadeClinic } from "@/lib/testing/factory"
import { addLead, addMessage } from "@/lib/testing/lead-ground"
import { addMs, MINUTE_MS, now } from "@/lib/time"
import { openCase } from "@/lib/urgent/open"

type Given = {
  classification?: string
  urgency?: string
  wroteAt?: Date
  body?: string
  ownerId?: string | null
  quote?: string
}

/** A lead whose patient wrote and waits, with the score of it. */
export async function waitingLead(clinicId: string, given: Given = {}) {
  const wroteAt = given.wroteAt ?? now()
  const { classification = "HOT", urgency = "none", ownerId } = given
  const lead = await addLead(clinicId, {
    classification,
    urgency,
    ownerId,
    waitingSince: wroteAt,
    createdAt: wroteAt,
  })
  const messageId = await addMessage(lead, given.body ?? "When can I come?", { createdAt: wroteAt })
  return { ...lead, messageId, scoreId: await scored(lead, messageId, { classification, urgency }) }
}

type Lead = { id: string; clinicId: string }

export async function scored(
  { id: leadId, clinicId }: Lead,
  messageId: string,
  { classification = "HOT", urgency = "none" }: Given,
): Promise<string> {
  const id = newId()
  const reasons = [{ rule: "pain", label: "Severe pain", quote: "come", start: 11, end: 15, messageId }]
  await inClinic(clinicId, async (tx) => {
    await tx.score.create({
      data: {
        id,
        clinicId,
        leadId,
        score: 4,
        classification,
        urgency,
        confidence: 0.9,
        reasons,
        scorer: "rules-1",
        messageId,
      },
    })
    await tx.lead.update({ where: { id: leadId }, data: { classification, urgency } })
  })
  return id
}

/** The same with its case open. */
export async function openedCase(clinic: MadeClinic, given: Given = {}) {
  const lead = await waitingLead(clinic.id, given)
  const ctx = systemCtx(clinic.id, clinic, "escalate-urgent-case")
  const { caseId } = await openCase(ctx, { leadId: lead.id, scoreId: lead.scoreId })
  return { lead, caseId: caseId ?? "" }
}

export const readCase = (clinicId: string, id: string) =>
  inClinic(clinicId, (tx) =>
    tx.urgentCase.findUniqueOrThrow({
      where: { id },
      include: { tiers: { orderBy: { number: "asc" } } },
    }),
  )

export function addShift(
  { clinicId, id: memberId }: { clinicId: string; id: string },
  duty: string,
  given: { startsAt?: Date; endsAt?: Date; cancelledAt?: Date } = {},
) {
  const startsAt = given.startsAt ?? addMs(now(), -60 * MINUTE_MS)
  const endsAt = given.endsAt ?? addMs(startsAt, 8 * 60 * MINUTE_MS)
  const shift = { ...given, id: newId(), clinicId, memberId, duty, startsAt, endsAt, createdById: memberId }
  return inClinic(clinicId, (tx) => tx.onCallShift.create({ data: shift }))
}

/** A run's sleep, once it sleeps: until when, by the machine's clock, and which of its sleeps it is. */
export const sleeping = (eventId: string, not = ""): Promise<{ until: Date; stepId: string }> =>
  until(async () => {
    const { rows } = await enginePool().query<{ until: Date; stepId: string }>(
      `select job.run_at as until, job.step_id as "stepId" from engine.job join engine.run on run.id = job.run_id
       where run.event_id = $1 and job.kind = 'sleep' and job.step_id <> $2`,
      [eventId, not],
    )
    return rows[0]
  })

/** The machine's clock reaches the end of it. */
export async function awake(eventId: string): Promise<void> {
  await enginePool().query(
    `update engine.job set run_at = clock_timestamp() - interval '1 millisecond'
     where kind = 'sleep' and run_id in (select id from engine.run where event_id = $1)`,
    [eventId],
  )
  await enginePool().query("select pg_notify('engine_wake', '')")
}
