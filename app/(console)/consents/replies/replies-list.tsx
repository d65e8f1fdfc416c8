import Link from "next/link"
import { EmptyState } from "@/components/empty-state"
import { icon } from "@/components/icon"
import { PatientText } from "@/components/patient-text"
import { Time } from "@/components/time"
import { ButtonLink } from "@/components/ui/button"
import { listReplies } from "@/lib/answers/list-replies"
import type { ReplyRow } from "@/lib/answers/schema"
import { PURPOSES } from "@/lib/consents/words"
import type { Ctx } from "@/lib/ctx"
import { t } from "@/lib/say"
import { orFromHead } from "../../or-from-head"
import { SettleReply } from "./settle-reply"

const Check = icon("check")

export async function RepliesList({ ctx, cursor }: { ctx: Ctx; cursor?: string }) {
  const { rows, nextCursor } = await orFromHead((from) => listReplies(ctx, { cursor: from }), cursor)
  if (rows.length === 0)
    return (
      <EmptyState icon={<Check />} title={t("No reply waits to be read")}>
        {t(
          "What patients answer to a question for an agreement comes here when it is not plainly yes or no.",
        )}
      </EmptyState>
    )
  return (
    <>
      <ul className="grid max-w-3xl gap-3">
        {rows.map((row) => (
          <Reply key={row.messageId} row={row} />
        ))}
      </ul>
      {nextCursor && (
        <div className="py-3">
          <ButtonLink size="sm" href={`/consents/replies?cursor=${encodeURIComponent(nextCursor)}`}>
            {t("More")}
          </ButtonLink>
        </div>
      )}
    </>
  )
}

function Reply({ row }: { row: ReplyRow }) {
  return (
    <li className="grid gap-2 rounded-lg border border-line bg-surface p-4 text-sm">
      <div className="flex flex-wrap items-baseline justify-between gap-2">
        <Link
          href={`/consents/patients/${row.patientId}`}
          className="font-medium text-accent hover:underline"
        >
          <PatientText>{row.patientName}</PatientText>
        </Link>
        <span className="text-ink-3">
          <Time value={row.saidAt} as="relative" />
        </span>
      </div>
      {row.question && (
        <p className="text-ink-2">
          {t("Asked:")} <PatientText>{row.question}</PatientText>
        </p>
      )}
      <blockquote className="border-l-2 border-line pl-3 text-base">
        {row.words === "" ? (
          <span className="text-ink-2">{t("A voice message or a file, without words.")}</span>
        ) : (
          <PatientText>{row.words}</PatientText>
        )}
      </blockquote>
      {row.why && <p className="text-ink-2">{t(row.why)}</p>}
      {row.purposes.length > 0 && (
        <p className="text-xs text-ink-3">{row.purposes.map((one) => t(PURPOSES[one])).join(" · ")}</p>
      )}
      <div className="flex flex-wrap items-center gap-2">
        <SettleReply messageId={row.messageId} isOpen={row.isOpen} />
        {row.leadId && (
          <ButtonLink size="sm" variant="ghost" href={`/leads/${row.leadId}`}>
            {t("Open the lead")}
          </ButtonLink>
        )}
      </div>
    </li>
  )
}
