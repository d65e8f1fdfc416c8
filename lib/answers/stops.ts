import { keepPreference, peopleAt, settlePreferences, takeBack } from "@/lib/consents/preferences"
import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { type Fact, fact } from "@/lib/facts"
import { keepHeard } from "./keep"
import type { Answer } from "./read"
import { askToRead } from "./read-task"
import { type Heard, NOTHING, type Said } from "./said"

const MARKETING = ["marketing_whatsapp", "marketing_sms", "marketing_email"] as const
type Marketing = (typeof MARKETING)[number]

export const isMarketing = (purpose: string): boolean => MARKETING.some((one) => one === purpose)

const ofChannel = (channel: string): Marketing => (channel === "sms" ? "marketing_sms" : "marketing_whatsapp")

const told = (said: Said, purpose: Marketing) => ({
  contactId: said.contactId,
  purpose,
  // The database lays it on everybody known at the number, now or later, as one told inside WhatsApp.
  key: `preference:said:${said.messageId}:${purpose}`,
  webhookEventId: said.webhookEventId,
  messageId: said.messageId,
  decidedAt: said.saidAt,
})

/** No more offers: at once, for everybody at the number, and whether or not anything was asked. */
export async function hearStop(tx: Tx, ctx: Ctx, said: Said, answer: Answer): Promise<Heard> {
  const purposes = answer.all ? [...MARKETING] : [ofChannel(said.channel)]
  for (const purpose of purposes)
    await keepPreference(tx, ctx, { ...told(said, purpose), status: "withdrawn" })
  const facts: Fact[] = []
  const people = await peopleAt(tx, ctx, said.contactId)
  for (const patientId of people) facts.push(...(await settlePreferences(tx, ctx, patientId)))
  if (people.length === 0) facts.push(fact("contact.offers_stopped", said.contactId))
  const task = answer.withdraws
    ? await askToRead(tx, ctx, { why: "withdraws", requestId: null, ...said })
    : null
  facts.push(...(task?.facts ?? []))
  facts.push(
    ...(await keepHeard(tx, ctx, said, { answer, outcome: "stopped", purposes, taskId: task?.taskId })),
  )
  return { facts, events: [] }
}

/** Offers again: what was stopped is taken back and nothing else; who never stopped anything said something else by it. */
export async function hearResume(tx: Tx, ctx: Ctx, said: Said, answer: Answer): Promise<Heard> {
  const purpose = ofChannel(said.channel)
  const { clinicId } = ctx
  const stop = await tx.contactPreference.findFirst({
    where: { clinicId, contactId: said.contactId, purpose, status: "withdrawn" },
    select: { id: true },
  })
  if (!stop) return NOTHING
  const kept = told(said, purpose)
  await keepPreference(tx, ctx, { ...kept, status: "granted" })
  const people = await peopleAt(tx, ctx, said.contactId)
  const [first] = people
  if (first && people.length === 1) {
    const back = await takeBack(tx, ctx, first, kept)
    if (back.stood !== "other")
      return {
        facts: [
          ...back.facts,
          ...(await keepHeard(tx, ctx, said, { answer, outcome: "resumed", purposes: [purpose] })),
        ],
        events: [],
      }
  }
  const { taskId, facts } = await askToRead(tx, ctx, { why: "resume", requestId: null, ...said })
  return {
    facts: [
      ...facts,
      ...(await keepHeard(tx, ctx, said, { answer, outcome: "asked", purposes: [purpose], taskId })),
    ],
    events: [],
  }
}
