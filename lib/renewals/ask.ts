import { readSetting } from "@/lib/clinics/settings"
import { openConsentRequest } from "@/lib/consent-requests/open-request"
import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { patientZone, quietUntil } from "@/lib/messaging/quiet"
import { command, type Done } from "@/lib/operation"
import { AskInput, REMIND_DAYS, type RenewalStep } from "@/lib/renewals/schema"
import { endNow, heldRenewal, openPurposes } from "@/lib/renewals/state"
import { SENDING_LIMITS } from "@/lib/sending/limits"
import { makeTask } from "@/lib/tasks/make"
import { addMs, DAY_MS } from "@/lib/time"

/**
 * Asks a patient again for what ends soon, or once more after a week: never twice in one round. What was answered, taken
 * back, erased or joined in the meantime ends it. Nobody is woken for it: in quiet hours it says until when to wait.
 */
export const askRenewal = command({
  name: "consents.ask_renewal",
  may: "consents.record",
  input: AskInput,
  async run({ ctx, tx, input }): Promise<Done<RenewalStep>> {
    const renewal = await heldRenewal(tx, input.id)
    const over: RenewalStep = { state: "ended", until: null }
    if (renewal.status !== "asking") return { value: over, facts: [] }
    const { purposes, ended, because } = await openPurposes(tx, ctx, renewal)
    if (ended) return { value: over, facts: await endNow(tx, ctx, renewal, ended, because) }
    const before = input.round === 1 ? renewal.askedAt : renewal.remindedAt
    const until = nextLook(before ?? ctx.now, renewal.expiresAt)
    const asked = (state: "asked" | "held"): RenewalStep => ({ state, until: until.toISOString() })
    if (before) return { value: asked("asked"), facts: [] }
    const ground = await groundOf(tx, ctx, renewal.patientId)
    if (ground.contactId === null) {
      const task = await askInPerson(tx, ctx, renewal)
      await tx.consentRenewal.update({ where: { id: renewal.id }, data: stamp(input.round, ctx.now) })
      return { value: asked("held"), facts: task }
    }
    if (ground.waitUntil)
      return { value: { state: "wait", until: ground.waitUntil.toISOString() }, facts: [] }
    const opened = await openConsentRequest(tx, ctx, {
      patientId: renewal.patientId,
      contactId: ground.contactId,
      kind: "renewal",
      purposes,
      effectKey: `renewal:${renewal.id}:${input.round}`,
      runId: ctx.actor.kind === "system" ? (ctx.actor.runId ?? null) : null,
      endsAt: renewal.expiresAt,
    })
    await tx.consentRenewal.update({
      where: { id: renewal.id },
      data: { requestId: opened.id, ...stamp(input.round, ctx.now) },
    })
    const task = opened.because ? await askInPerson(tx, ctx, renewal) : []
    return {
      value: asked(opened.because ? "held" : "asked"),
      facts: [...opened.facts, ...task],
      events: opened.events,
    }
  },
})

const stamp = (round: 1 | 2, at: Date) => (round === 1 ? { askedAt: at } : { remindedAt: at })

const nextLook = (now: Date, expiresAt: Date): Date => {
  const week = addMs(now, REMIND_DAYS * DAY_MS)
  return week < expiresAt ? week : expiresAt
}

/** Where the person is asked, and from when on. Another person's question at the number is waited for, a day at a time. */
async function groundOf(
  tx: Tx,
  ctx: Ctx,
  patientId: string,
): Promise<{ contactId: string | null; waitUntil: Date | null }> {
  const [contact] = await tx.$queryRaw<{ id: string; isTaken: boolean }[]>`
    select contact.id, exists (
      select from "ConsentRequest" other where other."clinicId" = contact."clinicId" and other."contactId" = contact.id
        and other.status = 'open' and other."patientId" <> link."patientId"
    ) as "isTaken"
    from "PatientContact" link
    join "Contact" contact on contact."clinicId" = link."clinicId" and contact.id = link."contactId"
    left join "Conversation" talk on talk."clinicId" = contact."clinicId" and talk."contactId" = contact.id
    where link."clinicId" = ${ctx.clinicId}::uuid and link."patientId" = ${patientId}::uuid
      and contact.channel in ('whatsapp', 'sms') and contact.address like '+%'
    order by talk."lastInboundAt" desc nulls last, contact.channel = 'whatsapp' desc, link."createdAt", contact.id limit 1`
  if (!contact) return { contactId: null, waitUntil: null }
  if (contact.isTaken) return { contactId: contact.id, waitUntil: addMs(ctx.now, DAY_MS) }
  const limits = await readSetting(tx, ctx, SENDING_LIMITS)
  return {
    contactId: contact.id,
    waitUntil: quietUntil(ctx.now, await patientZone(tx, ctx, patientId), limits),
  }
}

async function askInPerson(tx: Tx, ctx: Ctx, renewal: { id: string; patientId: string; expiresAt: Date }) {
  const { facts } = await makeTask(tx, ctx, {
    kind: "check_consent",
    title: "Ask in person for an agreement that ends",
    why: "It ends soon, and no message could be sent to ask for it again.",
    dueAt: addMs(renewal.expiresAt, -DAY_MS),
    owner: { role: "frontdesk" },
    patientId: renewal.patientId,
    source: "system",
    sourceId: renewal.id,
    effectKey: `renewal:${renewal.id}`,
  })
  return facts
}
