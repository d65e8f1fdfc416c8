import { settlePreferences } from "@/lib/consents/preferences"
import { recordConsent } from "@/lib/consents/record"
import { PURPOSES } from "@/lib/consents/words"
import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { type Fact, fact } from "@/lib/facts"
import { newId } from "@/lib/ids"
import { joinLead } from "@/lib/leads/join"
import { messageLine } from "@/lib/leads/message-words"
import { askWhoItIs } from "@/lib/leads/who-is-it"
import type { OutboxEvent } from "@/lib/outbox"
import type { Address } from "@/lib/patients/contacts"
import { intakePatient } from "@/lib/patients/intake"
import { phoneOf } from "@/lib/providers/lead-form/fields"
import type { Enquiry, FormConsent } from "@/lib/providers/lead-form/shape"
import { phrasesFor } from "@/lib/providers/lead-form/words"
import { makeTask } from "@/lib/tasks/make"
import { addMs, DAY_MS } from "@/lib/time"

type Given = { form: Enquiry; key: string; webhookEventId: string; receivedAt: Date }
type Effects = { facts: Fact[]; events: OutboxEvent[] }

/**
 * Somebody filled in the clinic's form: person, lead, message and consents, in the caller's transaction. A form that is
 * already there changes nothing.
 */
export async function receiveForm(tx: Tx, ctx: Ctx, given: Given): Promise<Effects> {
  const { form, webhookEventId, receivedAt } = given
  const { clinicId } = ctx
  const clinic = await tx.clinic.findUniqueOrThrow({ where: { id: clinicId }, select: { country: true } })
  const addresses = addressesOf(form, clinic.country)
  const person = await intakePatient(tx, ctx, {
    addresses,
    name: form.name,
    source: "web",
    writtenAt: receivedAt,
  })
  const { patientId } = person
  const externalId = `form:${given.key}`
  const known = await tx.message.findUnique({
    where: { clinicId_externalId: { clinicId, externalId } },
    select: { id: true },
  })
  if (known) return { facts: person.facts, events: [] }

  const lead = await joinLead(tx, ctx, {
    patientId,
    source: "web",
    text: messageLine({ kind: "form", body: form.message }),
    receivedAt,
    saidAt: receivedAt,
  })
  await keepCampaign(tx, lead.leadId, form)
  const messageId = newId()
  await tx.message.create({
    data: {
      id: messageId,
      clinicId,
      contactId: person.contactId,
      leadId: lead.leadId,
      direction: "in",
      externalId,
      kind: "form",
      body: form.message,
      // A relative may fill it in: what was typed stands beside what the patient is called.
      detail: { name: form.name, phone: form.phone, email: form.email },
      status: "received",
      statusAt: receivedAt,
      webhookEventId,
      providerAt: receivedAt,
      createdAt: receivedAt,
    },
  })
  const { contactId, doubt } = person
  const question = { contactId, patientId, leadId: lead.leadId, sourceId: messageId }
  // Whoever wrote has not agreed for whom the number is known by: a person finds out who it was.
  const asked = doubt
    ? [
        ...(await askWhoItIs(tx, ctx, { ...question, doubt })),
        ...(await askWhoAgreed(tx, ctx, question, form)),
      ]
    : []
  const consents = doubt ? [] : await keepConsents(tx, ctx, patientId, given)
  const settled = person.hasPreference ? await settlePreferences(tx, ctx, patientId) : []
  const received = fact("message.received", messageId, {
    patientId,
    after: { leadId: lead.leadId, channel: "web", kind: "form" },
  })
  return {
    facts: [...person.facts, ...lead.facts, received, ...asked, ...consents, ...settled],
    events: [
      {
        name: "message.received",
        id: `message.received:${messageId}`,
        data: { clinicId, messageId, leadId: lead.leadId },
      },
    ],
  }
}

/** The phone first: it is what the person is called at, and what families and other channels share. */
function addressesOf({ phone, email }: Enquiry, country: string): [Address, ...Address[]] {
  const number = phone && phoneOf(phone, country)
  const found: Address[] = []
  if (number) found.push({ channel: "voice", address: number })
  if (email) found.push({ channel: "email", address: email })
  const [first, ...more] = found
  // Its number was taken at the door: only a clinic that moved to another country since can come here.
  return [first ?? { channel: "web", address: phone ?? "unknown" }, ...more]
}

/** What brought the person here first is what the lead came from. */
async function keepCampaign(tx: Tx, leadId: string, { utm }: Enquiry): Promise<void> {
  if (!utm.source && !utm.medium && !utm.campaign) return
  await tx.lead.updateMany({
    where: { id: leadId, utmSource: null, utmMedium: null, utmCampaign: null },
    data: { utmSource: utm.source, utmMedium: utm.medium, utmCampaign: utm.campaign },
  })
}

async function keepConsents(tx: Tx, ctx: Ctx, patientId: string, given: Given): Promise<Fact[]> {
  const { form, webhookEventId, receivedAt } = given
  const facts: Fact[] = []
  for (const purpose of form.consents) {
    const recorded = await recordConsent(tx, ctx, {
      patientId,
      purpose,
      status: "granted",
      source: "web_form",
      policyVersion: form.shown?.version,
      evidence: { webhookEventId, ...wordsShown(form, purpose, ctx.clinic.name) },
      decidedAt: receivedAt,
      effectKey: `form:${webhookEventId}:${purpose}`,
    })
    facts.push(...recorded.facts)
  }
  return facts
}

type Question = { patientId: string; leadId: string; sourceId: string }

async function askWhoAgreed(tx: Tx, ctx: Ctx, question: Question, form: Enquiry): Promise<Fact[]> {
  if (form.consents.length === 0) return []
  const { patientId, leadId, sourceId } = question
  const agreed = form.consents.map((purpose) => PURPOSES[purpose]).join(", ")
  const { facts } = await makeTask(tx, ctx, {
    kind: "check_consent",
    title: "Find out whose consent a form gave",
    why: `It ticked: ${agreed}. Nothing was recorded, because it is not certain who sent it.`,
    dueAt: addMs(ctx.now, DAY_MS),
    owner: { role: "frontdesk" },
    patientId,
    leadId,
    source: "message",
    sourceId,
    effectKey: `form_consent:${sourceId}`,
  })
  return facts
}

/** The sentence beside the box; a site with a form of its own answers for its words. */
function wordsShown({ shown }: Enquiry, purpose: FormConsent, clinicName: string) {
  if (!shown) return { form: "own" }
  const { language, version } = shown
  return { form: "hosted", language, version, words: phrasesFor(language, clinicName).boxes[purpose] }
}
