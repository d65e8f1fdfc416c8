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

type Queued = { id: string; event: OutboxEvent | null }

/**
 * Writes a mail in the caller's transaction; the caller returns `event` among its `events`, and `send-mail` sends it. Null:
 * it was written before, or no mail server is set (the row then says so). Throws `invalid_input` for what no header may hold.
 */
export async function queueMail(tx: Tx, ctx: Ctx, given: GivenMail): Promise<Queued> {
  const [queued] = await queueMails(tx, ctx, [given])
  return queued as Queued
}

/** The same for many, in their order, by two statements. */
export async function queueMails(tx: Tx, ctx: Ctx, given: readonly GivenMail[]): Promise<Queued[]> {
  if (given.length === 0) return []
  given.forEach(check)
  const isDeaf = mailMode() === "none"
  const rows = given.map((one) => toRow(ctx, one, isDeaf))
  await tx.mail.createMany({ data: rows, skipDuplicates: true })
  const stored = await tx.mail.findMany({
    where: { effectKey: { in: given.map((one) => one.effectKey) } },
    select: { id: true, effectKey: true },
  })
  const idOf = new Map(stored.map((one) => [one.effectKey, one.id]))
  return rows.map(({ id: wanted, effectKey }) => {
    const id = idOf.get(effectKey) ?? wanted
    return { id, event: id === wanted && !isDeaf ? mailEvent(ctx.clinicId, id) : null }
  })
}

function toRow({ clinicId, now }: Ctx, given: GivenMail, isDeaf: boolean) {
  const { attachments = [], secretText, to, kind, subject, text, effectKey } = given
  const id = newId()
  return {
    id,
    clinicId,
    to,
    kind,
    subject,
    text,
    effectKey,
    memberId: given.memberId ?? null,
    html: given.html ?? null,
    sealed: secretText && !isDeaf ? seal(secretText, id) : null,
    attachments: attachments.map(({ content, ...file }) => ({ ...file, base64: content.toString("base64") })),
    createdAt: now,
    ...(isDeaf && { status: "failed", error: "no_mail_server" }),
  }
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
