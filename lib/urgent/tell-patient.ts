import { isOpenAt } from "@/lib/clinics/open-at"
import type { Ctx } from "@/lib/ctx"
import { absent, type Tx } from "@/lib/db"
import { env } from "@/lib/env"
import { type Fact, fact } from "@/lib/facts"
import type { Lead, UrgentCase } from "@/lib/generated/prisma/client"
import { idFrom } from "@/lib/ids"
import { hindranceTo, type ReplyGround, replyGround } from "@/lib/messaging/window"
import { command } from "@/lib/operation"
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
    const body = distressText({
      language,
      own: escalation.distress.texts[language],
      clinic: clinic.name,
      minutes: left > 0 ? left : null,
      number: emergencyNumber(clinic.country, escalation.distress.number),
    })
    const { messageId, facts } = await queue(tx, ctx, one.lead, ground, { body, caseId: one.id })
    await tx.urgentCase.update({
      where: { id: one.id },
      data: { distressMessageId: messageId, distressAt: ctx.now, distressWhyNot: null },
    })
    const { patientId } = one.lead
    const after = { leadId: one.leadId, messageId, language, basis: "emergency" }
    return {
      value: { messageId },
      facts: [...facts, fact("urgent.patient_told", one.id, { patientId, after })],
      events: [
        {
          name: "message.queued",
          id: `message.queued:${messageId}`,
          data: { clinicId: ctx.clinicId, messageId, leadId: one.leadId, patientId },
        },
      ],
    }
  },
})

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
  return hindranceTo(tx, ctx, { patientId, ground })
}

type Text = { body: string; caseId: string }

async function queue(
  tx: Tx,
  ctx: Ctx,
  lead: Lead,
  ground: ReplyGround,
  { body, caseId }: Text,
): Promise<{ messageId: string; facts: Fact[] }> {
  const messageId = idFrom(`distress ${caseId}`)
  const { patientId } = lead
  await tx.message.createMany({
    data: [
      {
        id: messageId,
        clinicId: ctx.clinicId,
        contactId: ground.contactId,
        leadId: lead.id,
        direction: "out",
        body,
        status: "queued",
        statusAt: ctx.now,
        basis: "emergency",
        purpose: "emergency",
        exempt: "emergency",
        releaseSha: env().GIT_SHA,
        createdAt: ctx.now,
      },
    ],
    skipDuplicates: true,
  })
  const after = { leadId: lead.id, channel: "whatsapp", basis: "emergency", contactId: ground.contactId }
  return {
    messageId,
    facts: [
      fact("message.queued", messageId, { patientId, after }),
      fact("lead.conversation_changed", lead.id, { patientId }),
    ],
  }
}
