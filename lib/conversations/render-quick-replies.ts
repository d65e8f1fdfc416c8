import { STANDING } from "@/lib/appointments/words"
import { addresseeOf } from "@/lib/conversations/addressee"
import { quickReplyReach } from "@/lib/conversations/quick-reply-reach"
import { fillGaps, firstNameOf, wordingFor } from "@/lib/conversations/quick-reply-rules"
import { conversationInReach } from "@/lib/conversations/reach"
import { ConversationIdInput, type QuickReplyChoice, type QuickReplyTexts } from "@/lib/conversations/schema"
import type { Ctx } from "@/lib/ctx"
import { grantOf } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { query } from "@/lib/operation"
import { addMs, HOUR_MS, moment } from "@/lib/time"

const MOST = 500

/** The quick replies as they would read in one conversation, one's own before everybody's of the same shortcut. */
export const renderQuickReplies = query({
  name: "quickReplies.render",
  may: "messages.send",
  input: ConversationIdInput,
  async run({ ctx, tx, input }): Promise<{ rows: QuickReplyChoice[]; patientId: string | null }> {
    const talk = await conversationInReach(tx, ctx, input.id)
    const { patientId } = await addresseeOf(tx, talk.id, talk.contactId)
    const patient = patientId
      ? await tx.patient.findUnique({ where: { id: patientId }, select: { name: true, language: true } })
      : null
    const { language } = await tx.clinic.findUniqueOrThrow({
      where: { id: ctx.clinicId },
      select: { language: true },
    })
    const found = await tx.quickReply.findMany({
      where: { ...quickReplyReach(ctx), archivedAt: null },
      orderBy: [{ name: "asc" }, { id: "asc" }],
      take: MOST,
    })
    const known = {
      "patient.firstName": patient && firstNameOf(patient.name),
      "clinic.name": ctx.clinic.name,
      "member.name": ctx.actor.name,
    }
    const next = patientId ? await nextAppointment(tx, ctx, patientId) : null
    const own = new Set(found.flatMap((one) => (one.ownerId ? [one.shortcut] : [])))
    const rows = found
      .filter((one) => one.ownerId !== null || !own.has(one.shortcut))
      .flatMap(({ id, name, shortcut, texts }): QuickReplyChoice[] => {
        const wording = wordingFor(texts as QuickReplyTexts, patient?.language ?? null, language, "en")
        if (!wording) return []
        const time = next && moment(next, ctx.clinic.timeZone, wording.language)
        const gaps = { ...known, "appointment.time": time }
        return [{ id, name, shortcut, language: wording.language, ...fillGaps(wording.text, gaps) }]
      })
    return { rows, patientId }
  },
  reads: ({ value }) => ({ what: "conversation", patientIds: value.patientId ? [value.patientId] : [] }),
})

/** When they come next; to whom appointments are not shown it is not known here either. */
async function nextAppointment(tx: Tx, ctx: Ctx, patientId: string): Promise<Date | null> {
  if (!grantOf(ctx, "appointments.read")) return null
  const found = await tx.appointment.findFirst({
    where: {
      patientId,
      status: { in: STANDING.filter((one) => one !== "requested") },
      startsAt: { gt: addMs(ctx.now, -HOUR_MS / 2) },
    },
    orderBy: [{ startsAt: "asc" }, { id: "asc" }],
    select: { startsAt: true },
  })
  return found?.startsAt ?? null
}
