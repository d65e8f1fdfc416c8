import { EmptyState } from "@/components/empty-state"
import { Time } from "@/components/time"
import { Badge } from "@/components/ui/badge"
import { ButtonLink } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import type { MailPage, MailRow } from "@/lib/mail/schema"
import { t } from "@/lib/say"
import { reasonWords, statusWords } from "../notifications/words"
import { OpenMail } from "./open-mail"

const TONES = { queued: "blue", sent: "green", failed: "red", unsure: "amber" } as const

export function MailList({ page, mayOpen }: { page: MailPage; mayOpen: boolean }) {
  return (
    <Card
      id="mail"
      title={t("Sent to colleagues")}
      flush
      footer={
        page.nextCursor && (
          <ButtonLink size="sm" href={`/settings/mail?cursor=${page.nextCursor}`}>
            {t("Older")}
          </ButtonLink>
        )
      }
    >
      {page.rows.length === 0 ? (
        <EmptyState compact title={t("No mail yet")}>
          {t("Notices, reports and tests show here once they are written.")}
        </EmptyState>
      ) : (
        <ul className="divide-y divide-line">
          {page.rows.map((row) => (
            <Item key={row.id} row={row} mayOpen={mayOpen} />
          ))}
        </ul>
      )}
    </Card>
  )
}

function Item({ row, mayOpen }: { row: MailRow; mayOpen: boolean }) {
  return (
    <li className="grid gap-1 px-4 py-2.5">
      <span className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm">
        <span className="font-medium">{row.subject}</span>
        <Badge tone={TONES[row.status]}>{statusWords(row.status)}</Badge>
        <span className="ml-auto text-xs text-ink-3">
          <Time value={row.sentAt ?? row.createdAt} />
        </span>
      </span>
      <span className="flex flex-wrap items-center gap-x-2 text-xs text-ink-3">
        <span>{row.memberName ? `${row.memberName} · ${row.to}` : row.to}</span>
        {row.isKept && <span>· {t("Kept in the demo’s mailbox")}</span>}
        {row.error && <span>· {reasonWords(row.error)}</span>}
        {row.attachments.map((file) => (
          <span key={file.filename}>· {file.filename}</span>
        ))}
        {mayOpen && row.isKept && <OpenMail id={row.id} subject={row.subject} />}
      </span>
    </li>
  )
}
