import type { Role } from "@/lib/can"
import { writeSetting } from "@/lib/clinics/settings"
import type { Ctx } from "@/lib/ctx"
import { inClinic } from "@/lib/db"
import { SENDING_LIMITS } from "@/lib/sending/limits"
import { ctxOf } from "@/lib/testing/ctx"
import { type MadeClinic, makeMember } from "@/lib/testing/factory"
import { addLead, addMessage, type LeadGround, leadGround } from "@/lib/testing/lead-ground"
import { addMs, MINUTE_MS, now } from "@/lib/time"

export type TalkGround = LeadGround & { conversationId: string }

/** A lead whose patient wrote, and what is said with them. */
export async function talkGround(given: Parameters<typeof leadGround>[0] = {}): Promise<TalkGround> {
  const ground = await leadGround(given)
  await addMessage(ground.lead, "Hello?", { createdAt: addMs(now(), -MINUTE_MS) })
  return { ...ground, conversationId: await conversationOf(ground.clinic.id, ground.lead.contactId) }
}

export const conversationOf = (clinicId: string, contactId: string): Promise<string> =>
  inClinic(clinicId, async (tx) => (await tx.conversation.findFirstOrThrow({ where: { contactId } })).id)

export const readConversation = ({ clinic }: { clinic: { id: string } }, id: string) =>
  inClinic(clinic.id, (tx) => tx.conversation.findUniqueOrThrow({ where: { id } }))

/** Another conversation of the clinic, its lead anything. */
export async function addTalk(
  clinicId: string,
  given: Parameters<typeof addLead>[1] & { body?: string; at?: Date } = {},
): Promise<{ id: string; lead: Awaited<ReturnType<typeof addLead>>; messageId: string }> {
  const { body = "Hello?", at = now(), ...rest } = given
  const lead = await addLead(clinicId, rest)
  const messageId = await addMessage(lead, body, { createdAt: at })
  return { id: await conversationOf(clinicId, lead.contactId), lead, messageId }
}

/** A colleague of these roles, and what they ask as. */
export async function colleague(
  clinic: MadeClinic,
  roles: readonly Role[],
): Promise<{ id: string; name: string; ctx: () => Ctx }> {
  const member = await makeMember(clinic.id, roles)
  return { id: member.id, name: member.name, ctx: () => ctxOf(clinic, member) }
}

export const assignTo = (clinicId: string, id: string, assigneeId: string | null) =>
  inClinic(clinicId, (tx) => tx.conversation.update({ where: { id }, data: { assigneeId } }))

/** A clinic that writes at any hour: what is planned must not depend on when the tests run. */
export const wakeful = (ctx: Ctx) =>
  inClinic(ctx.clinicId, async (tx) => {
    const limits = SENDING_LIMITS.schema.parse({ quietFrom: "00:00", quietTo: "00:00", minutesApart: 0 })
    await writeSetting(tx, ctx, SENDING_LIMITS, limits)
  })
