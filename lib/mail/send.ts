import type { Ctx } from "@/lib/ctx"
import { absent, inClinic, type Tx } from "@/lib/db"
import { type Ended, effectOnce } from "@/lib/effects/once"
import { rerunOf } from "@/lib/effects/rerun"
import { type Fact, fact } from "@/lib/facts"
import { isId } from "@/lib/ids"
import { mailMode } from "@/lib/mail/mode"
import { deliverSmtp, type OutgoingMail } from "@/lib/mail/smtp"
import { settleMailDeliveries } from "@/lib/notifications/settle"
import type { CallOutcome } from "@/lib/providers/outcome"
import { unseal } from "@/lib/seal"
import { now } from "@/lib/time"

export type MailResult = { status: "sent" | "unsure"; isRepeat: boolean; isKept: boolean }

/**
 * Sends one queued mail, at most once. Not a `command`: a mail server is spoken to between its transactions. What it
 * refuses for good fails; where the connection broke after it had the text, nobody knows, and it is not sent again.
 */
export async function sendMail(ctx: Ctx, mailId: string, stepName: string): Promise<MailResult> {
  const { mail, again } = await inClinic(ctx.clinicId, async (tx) => ({
    mail: await readMail(tx, mailId),
    again: (await rerunOf(tx, ctx)).again,
  }))
  const mode = mailMode()
  const result = await effectOnce(
    ctx,
    {
      key: `mail:${mail.id}`,
      kind: "notification",
      provider: "mail",
      stepName,
      again,
      isSeenElsewhere: true,
      refuse: async (tx) => {
        const { status } = await tx.mail.findUniqueOrThrow({
          where: { id: mailId },
          select: { status: true },
        })
        return status === "sent" && !again ? "already_sent" : null
      },
      settle: (tx, ended) => settleMail(tx, mailId, ended, mode === "kept"),
    },
    async (): Promise<CallOutcome> => {
      if (mail.lostSecret) return { did: "refused", reason: "secret_gone", retry: false }
      if (mode === "none") return { did: "refused", reason: "no_mail_server", retry: false }
      return mode === "kept" ? { did: "done", externalId: null } : deliverSmtp(mail)
    },
  )
  if (result.status === "failed") throw result.error
  return {
    status: result.status === "done" ? "sent" : "unsure",
    isRepeat: result.isRepeat,
    isKept: mode === "kept",
  }
}

type StoredFile = { filename: string; contentType: string; base64: string }

async function readMail(tx: Tx, id: string): Promise<OutgoingMail & { lostSecret: boolean }> {
  const row = isId(id) ? await tx.mail.findUnique({ where: { id } }) : null
  if (!row) return absent()
  const files = row.attachments as StoredFile[]
  return {
    id: row.id,
    to: row.to,
    subject: row.subject,
    text: row.sealed ? unseal(row.sealed, row.id) : row.text,
    html: row.sealed ? null : row.html,
    attachments: files.map(({ base64, ...file }) => ({ ...file, content: Buffer.from(base64, "base64") })),
    lostSecret: SECRET_KINDS.includes(row.kind) && !row.sealed,
  }
}

/** Their text alone says nothing: without the link they are not sent. */
const SECRET_KINDS: readonly string[] = ["invitation", "password_reset"]

/** What came of it, in the same transaction as the effect's own row. A secret goes as soon as it is of no more use. */
export async function settleMail(tx: Tx, id: string, ended: Ended, isKept: boolean): Promise<Fact[]> {
  if (ended.status === "failed" && !ended.isFinal) return []
  const status = ended.status === "done" ? "sent" : ended.status
  const { count } = await tx.mail.updateMany({
    where: { id },
    data: {
      status,
      sealed: null,
      isKept: status === "sent" && isKept,
      externalId: ended.status === "done" ? ended.externalId : null,
      error: ended.status === "done" ? null : ended.reason,
      sentAt: status === "sent" ? now() : null,
    },
  })
  if (count === 0) return []
  await settleMailDeliveries(tx, id, status, ended.status === "done" ? null : ended.reason)
  return [fact(`mail.${status}`, id, { after: { status } })]
}
