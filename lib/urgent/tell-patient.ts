import { isOpenAt } from "@/lib/clinics/open-at"
import type { Ctx } from "@/lib/ctx"
import { absent, type Tx } from "@/lib/db"
import { fact } from "@/lib/facts"
import type { Lead, UrgentCase } from "@/lib/generated/prisma/client"
import type { OutgoingContent } from "@/lib/messaging/outgoing"
import { queueMessage } from "@/lib/messaging/queue"
import { hindranceTo, type ReplyGround, replyGround } from "@/lib/messaging/window"
import { command } from "@/lib/operation"
import { fillTemplate, type UsableTemplate, usableTemplate } from "@/lib/templates/find"
import { addMs, MINUTE_MS } from "@/lib/time"
import { distressLanguage, distressText } from "@/lib/urgent/distress-texts"
import { escalationOf } from "@/lib/urgent/escalation"
import { isGrave } from "@/lib/urgent/open"
import { caseForWork } from "@/lib/urgent/reach"
import { DISTRESS_AGAIN_MS, emergencyNumber } from "@/lib/urgent/rules"
import { CaseIdInput, type Escalation } from "@/lib/urgent/schema"
import { DUTIES, type WhyNoText } from "@/lib/urgent/words"

/**
 * One text to a patient in distress while nobody is there: the clinic is closed, or all tiers were told and nobody said
 * a word. At most one a case and one a patient in 12 hours. It answers nothing: the lead waits on.
 */
export const tellPatient = command({
  name: "urgent.tellPatient",
  may: "messages.send",
  input: CaseIdInput,
  async run({ ctx, tx, input }) {
    const one = await caseForWork(tx, input.id)
    if (one.distressMessageId || one.status === "closed")
      return { value: { messageId: one.distressMessageId }, facts: [] }
    const escalation = await escalationOf(tx, ctx)
    const clinic = (await tx.clinic.findUnique({ where: { id: ctx.clinicId } })) ?? absent()
    const ground = await replyGround(tx, one.leadId)
    const why = await whyNot(tx, ctx, { one, escalation, openingHours: clinic.openingHours, ground })
    if (why || !ground) {
      const distressWhyNot = why ?? "no_conversation"
      if (one.distressWhyNot === distressWhyNot) return { value: { messageId: null }, facts: [] }
      await tx.urgentCase.update({ where: { id: one.id }, data: { distressWhyNot } })
      const after = { leadId: one.leadId, because: distressWhyNot }
      return { value: { messageId: null }, facts: [fact("urgent.text_withheld", one.id, { after })] }
    }
    const patient = await tx.patient.findUnique({ where: { id: one.lead.patientId } })
    const language = distressLanguage(one.lead.language, patient?.language ?? null, clinic.language)
    const left = Math.ceil((one.dueAt.getTime() - ctx.now.getTime()) / MINUTE_MS)
    const minutes = left > 0 ? left : null
    const number = emergencyNumber(clinic.country, escalation.distress.number)
    const text = { language, own: escalation.distress.texts[language], clinic: clinic.name, minutes, number }
    const template = ground.openUntil <= ctx.now ? await distressTemplate(tx, ctx, language) : null
    const gaps = [patient?.name ?? clinic.name, clinic.name, number]
    const { patientId } = one.lead
    const queued = await queueMessage(tx, ctx, {
      patientId,
      contactId: ground.contactId,
      leadId: one.leadId,
      purpose: "emergency",
      content: template ? filled(template, gaps) : { kind: "text", body: distressText(text) },
      effectKey: `distress:${one.id}`,
    })
    if (queued.status === "blocked") {
      const distressWhyNot = queued.because ?? "no_conversation"
      await tx.urgentCase.update({ where: { id: one.id }, data: { distressWhyNot } })
      return { value: { messageId: null }, facts: queued.facts }
    }
    const messageId = queued.id
    await tx.urgentCase.update({
      where: { id: one.id },
      data: { distressMessageId: messageId, distressAt: ctx.now, distressWhyNot: null },
    })
    const after = { leadId: one.leadId, messageId, language, basis: "emergency" }
    return {
      value: { messageId },
      facts: [...queued.facts, fact("urgent.patient_told", one.id, { patientId, after })],
      events: queued.events,
    }
  },
})

/** The text as WhatsApp has approved it, for whoever wrote more than a day ago. */
const distressTemplate = (tx: Tx, ctx: Ctx, language: string): Promise<UsableTemplate | null> =>
  usableTemplate(tx, ctx, { name: "distress", language, channel: "whatsapp" })

/** In the order of its gaps: whom it is for, the clinic, the number to call. */
function filled(template: UsableTemplate, gaps: readonly string[]): OutgoingContent {
  const parameters = template.parameters.map((_, n) => gaps[n] ?? "")
  const body = fillTemplate(template, parameters)
  return { kind: "template", templateVersionId: template.templateVersionId, parameters, body }
}

type Asked = {
  one: UrgentCase & { lead: Lead }
  escalation: Escalation
  openingHours: unknown
  ground: ReplyGround | null
}

async function whyNot(tx: Tx, ctx: Ctx, asked: Asked): Promise<WhyNoText | null> {
  const { one, escalation, openingHours, ground } = asked
  if (!escalation.distress.on) return "off"
  if (!isGrave(one.urgency)) return "not_pressing"
  const passed = one.status === "open" && one.tier >= DUTIES.length
  if (!passed && isOpenAt(openingHours, ctx.clinic.timeZone, ctx.now)) return "somebody_there"
  if (one.status === "acknowledged") return "somebody_there"
  const { patientId } = one.lead
  const before = await tx.urgentCase.findFirst({
    where: { lead: { patientId }, distressAt: { gt: addMs(ctx.now, -DISTRESS_AGAIN_MS) } },
    select: { id: true },
  })
  if (before) return "recently"
  const hindrance = await hindranceTo(tx, ctx, { patientId, ground, purpose: "emergency" })
  const language = distressLanguage(one.lead.language)
  return hindrance === "window_closed" && (await distressTemplate(tx, ctx, language)) ? null : hindrance
}
