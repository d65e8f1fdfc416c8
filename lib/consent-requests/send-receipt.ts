import { z } from "zod"
import { consentMessage } from "@/lib/consent-requests/request-message"
import { receiptContact } from "@/lib/consents/contact"
import { patientLanguage } from "@/lib/consents/patient-phrases"
import { memberIdOf } from "@/lib/ctx"
import { env } from "@/lib/env"
import { fail } from "@/lib/errors"
import { fact } from "@/lib/facts"
import { isId } from "@/lib/ids"
import { queueMessage } from "@/lib/messaging/queue"
import { command } from "@/lib/operation"
import { patientForChange, patientReach, standingPatientId } from "@/lib/patients/reach"
import { hashToken, newToken } from "@/lib/sessions/token"

/**
 * Sends the link of a receipt to its patient, with a new token: a link given before ends. A receipt goes out by itself once;
 * staff may send it again, at most once a minute.
 */
export const sendReceipt = command({
  name: "consents.sendReceipt",
  may: "consents.record",
  input: z.object({ id: z.string().max(64) }),
  async run({ ctx, tx, input, grant }) {
    if (!isId(input.id)) return fail("not_found")
    await tx.$executeRaw`select from "ConsentReceipt" where id = ${input.id}::uuid for update`
    const receipt = (await tx.consentReceipt.findUnique({ where: { id: input.id } })) ?? fail("not_found")
    const isMember = ctx.actor.kind === "member"
    const patient = await patientForChange(
      tx,
      await standingPatientId(tx, receipt.patientId),
      patientReach(ctx, grant),
    )
    if (!isMember && receipt.sentMessageId)
      return { value: { messageId: receipt.sentMessageId, because: null }, facts: [] }
    if (receipt.revokedAt || receipt.expiresAt <= ctx.now)
      return fail("wrong_state", { sentence: "This receipt's time is over." })
    const contactId = await receiptContact(tx, patient.id, receipt.requestId)
    if (!contactId) return fail("wrong_state", { sentence: "There is no number to send it to." })
    const token = newToken()
    const minute = Math.floor(ctx.now.getTime() / 60_000)
    const queued = await queueMessage(tx, ctx, {
      patientId: patient.id,
      contactId,
      purpose: "receipt",
      sentById: memberIdOf(ctx),
      content: await consentMessage(tx, ctx, {
        kind: "receipt",
        contactId,
        language: patientLanguage(receipt.language),
        purposes: [],
        link: `${env().NEXTAUTH_URL}/c/${token}`,
      }),
      effectKey: `receipt:${receipt.id}:${isMember ? minute : "first"}`,
    })
    const value = { messageId: queued.id, because: queued.because }
    // The same press twice: the link that was sent stays the one that opens.
    if (queued.facts.length === 0) return { value, facts: [] }
    await tx.consentReceipt.update({
      where: { id: receipt.id },
      data: { tokenHash: new Uint8Array(hashToken(token)), sentMessageId: queued.id },
    })
    const sent = fact("consent.receipt_sent", receipt.id, {
      patientId: patient.id,
      after: { messageId: queued.id, ...(queued.because && { because: queued.because }) },
    })
    return { value, facts: [sent, ...queued.facts], events: queued.events }
  },
})
