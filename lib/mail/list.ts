import type { Tx } from "@/lib/db"
import { ListMailInput, MAIL_STATUSES, type MailPage, type MailRow } from "@/lib/mail/schema"
import { query } from "@/lib/operation"

const PAGE = 50

type Stored = {
  id: string
  to: string
  memberId: string | null
  kind: string
  subject: string
  status: string
  isKept: boolean
  error: string | null
  attachments: unknown
  createdAt: Date
  sentAt: Date | null
}

/** What was sent to staff, newest first. Nothing of it says whose patient it was about. */
export const listMail = query({
  name: "mail.list",
  may: "mail.read",
  input: ListMailInput,
  async run({ tx, input }): Promise<MailPage> {
    const { cursor, status } = input
    const found = await tx.mail.findMany({
      where: { ...(cursor && { id: { lt: cursor } }), ...(status && { status }) },
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      take: PAGE + 1,
      omit: { text: true, html: true, sealed: true },
    })
    const rows = found.slice(0, PAGE)
    const names = await namesOf(tx, rows)
    return {
      rows: rows.map((row) => toMailRow(row, names)),
      nextCursor: found.length > PAGE ? (rows.at(-1)?.id ?? null) : null,
    }
  },
})

export async function namesOf(
  tx: Tx,
  rows: readonly { memberId: string | null }[],
): Promise<Map<string, string>> {
  const members = await tx.member.findMany({
    where: { id: { in: rows.flatMap((row) => row.memberId ?? []) } },
    select: { id: true, name: true },
  })
  return new Map(members.map((one) => [one.id, one.name]))
}

export function toMailRow({ memberId, attachments, ...row }: Stored, names: Map<string, string>): MailRow {
  const { id, to, kind, subject, status, isKept, error, createdAt, sentAt } = row
  const files = attachments as { filename: string; base64: string }[]
  return {
    id,
    to,
    kind,
    subject,
    isKept,
    error,
    memberName: (memberId && names.get(memberId)) ?? null,
    status: MAIL_STATUSES.find((one) => one === status) ?? "unsure",
    attachments: files.map((file) => ({
      filename: file.filename,
      bytes: Buffer.byteLength(file.base64, "base64"),
    })),
    createdAt: createdAt.toISOString(),
    sentAt: sentAt?.toISOString() ?? null,
  }
}
