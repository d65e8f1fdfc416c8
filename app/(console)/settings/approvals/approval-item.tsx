import Link from "next/link"
import { PatientText } from "@/components/patient-text"
import { Time } from "@/components/time"
import type { ApprovalRow } from "@/lib/approvals/schema"
import { hrefOf } from "@/lib/approvals/words"
import { t } from "@/lib/say"
import { ApprovalStatusBadge } from "./approval-status"
import { DecideActions } from "./decide-actions"

/** What is asked for, by whom and why; and for who may, the decision. */
export function ApprovalItem({ row }: { row: ApprovalRow }) {
  return (
    <li className="flex flex-wrap items-start gap-x-6 gap-y-3 px-4 py-3">
      <div className="min-w-0 grow basis-72">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <Link href={hrefOf(row.id)} className="font-medium text-ink hover:text-accent hover:underline">
            {t(row.kindName)}
          </Link>
          <ApprovalStatusBadge status={row.status} />
        </p>
        <p className="mt-1 text-sm text-ink-2">{t(row.summary)}</p>
        <p className="mt-1 text-sm text-ink-3">
          {row.reason !== null && (
            <>
              “<PatientText>{row.reason}</PatientText>” –{" "}
            </>
          )}
          {row.requestedBy.name}, <Time value={row.createdAt} />
          {row.status === "pending" && (
            <>
              {` · ${t("ends")} `}
              <Time value={row.expiresAt} />
            </>
          )}
        </p>
        <Decision row={row} />
      </div>
      <div className="flex flex-wrap items-center gap-2">
        <DecideActions id={row.id} summary={row.summary} may={row.may} requestedBy={row.requestedBy.name} />
      </div>
    </li>
  )
}

export function Decision({ row }: { row: ApprovalRow }) {
  return (
    <>
      {row.decidedBy && row.decidedAt && (
        <p className="mt-1 text-sm text-ink-3">
          {t(row.status === "denied" ? "Denied by {name}" : "Approved by {name}", {
            name: row.decidedBy.name,
          })}
          , <Time value={row.decidedAt} />
          {row.decisionReason && (
            <>
              {": “"}
              <PatientText>{row.decisionReason}</PatientText>”
            </>
          )}
        </p>
      )}
      {row.failure && (
        <p className="mt-1 text-sm text-red">
          {t("It could not be done:")} {t(row.failure)}
        </p>
      )}
      {row.status === "pending" && row.may.why && <p className="mt-1 text-xs text-ink-3">{t(row.may.why)}</p>}
    </>
  )
}
