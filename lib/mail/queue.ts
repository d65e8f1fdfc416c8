import { z } from "zod"
import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { AppError } from "@/lib/errors"
import { newId } from "@/lib/ids"
import { mailMode } from "@/lib/mail/mode"
import type { OutboxEvent } from "@/lib/outbox"
import { seal } from "@/lib/seal"

export type Attachment = { filename: string; contentType: string; content: Buffer }
export type GivenMail = {
  to: string
  memberId?: string | null
  /** notification, weekly_report, invitation, password_reset, test, … */
  kind: string
  subject: string
  text: string
  /** Ours alone: whatever came from outside is escaped in it. */
  html?: string
  /** What goes out instead of `text` and stays in no row: it holds a link that lets somebody in. */
  secretText?: string
  attachments?: readonly Attachment[]
  /** Of one cause one mail leaves. */
  effectKey: string
}

const Address = z.email().max(320)
const ONE_LINE = /^[^\r\n\0]{1,300}$/
const MOST_BYTES = 10 * 1024 * 1024

/**
 * Writes a mail in the caller's transaction; the caller returns `event` among its `events`, and `send-mail` sends it. Null:
 * it was written before, or no mail server is set (the row then says so). Throws `invalid_input` for what no header may hold.
 */
export async function queueMail(
  tx: Tx,
  ctx: Ctx,
  given: GivenMail,
): Promise<{ id: string; event: OutboxEvent | null }> {
  check(given)
  const { clinicId } = ctx
  const { attachments = [], secretText, effectKey } = given
  const id = newId()
  const isDeaf = mailMode() === "none"
  const made = await tx.mail.createMany({
    data: {
      id,
      clinicId,
      memberId: given.memberId ?? null,
      to: given.to,
      kind: given.kind,
      subject: given.subject,
      text: given.text,
      html: given.html ?? null,
      sealed: secretText && !isDeaf ? seal(secretText, id) : null,
      attachments: attachments.map(({ filename, contentType, content }) => ({
        filename,
        contentType,
        base64: content.toString("base64"),
      })),
      effectKey,
      createdAt: ctx.now,
      ...(isDeaf && { status: "failed", error: "no_mail_server" }),
    },
    skipDuplicates: true,
  })
  if (made.count === 0) {
    const known = await tx.mail.findUniqueOrThrow({
      where: { clinicId_effectKey: { clinicId, effectKey } },
      select: { id: true },
    })
    return { id: known.id, event: null }
  }
  return { id, event: isDeaf ? null : mailEvent(clinicId, id) }
}

/** Named by the mail: asked for twice, one run starts. */
export const mailEvent = (clinicId: string, mailId: string): OutboxEvent => ({
  name: "mail.queued",
  id: `mail:${mailId}`,
  data: { clinicId, mailId },
})

function check({ to, subject, attachments = [] }: GivenMail): void {
  const bad = (field: string, sentence: string): never => {
    throw new AppError("invalid_input", { fields: { [field]: sentence } })
  }
  if (!Address.safeParse(to).success) bad("to", "Enter one email address.")
  if (!ONE_LINE.test(subject)) bad("subject", "Enter one line.")
  for (const one of attachments)
    if (!ONE_LINE.test(one.filename) || !/^[\w.+-]+\/[\w.+-]+(; ?charset=[\w-]+)?$/.test(one.contentType))
      bad("attachments", "Give each file a plain name and kind.")
  if (attachments.reduce((bytes, one) => bytes + one.content.length, 0) > MOST_BYTES)
    bad("attachments", "The files are too large for one mail.")
}
