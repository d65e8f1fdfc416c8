import Link from "next/link"
import { EmptyState } from "@/components/empty-state"
import { ClassificationBadge, UrgencyBadge } from "@/components/lead-badges"
import { PatientText } from "@/components/patient-text"
import { Time } from "@/components/time"
import { ButtonLink } from "@/components/ui/button"
import type { Ctx } from "@/lib/ctx"
import { t } from "@/lib/say"
import { duration } from "@/lib/time"
import { listCases } from "@/lib/urgent/list"
import type { CaseRow } from "@/lib/urgent/schema"
import { CLOSED_BECAUSE } from "@/lib/urgent/words"

export async function History({ ctx, cursor }: { ctx: Ctx; cursor?: string }) {
  const { rows, nextCursor } = await listCases(ctx, { tab: "history", cursor })
  if (rows.length === 0)
    return (
      <EmptyState title={t("No case was closed yet")}>
        {t("Each case stays here: how soon somebody looked after it, who, and how it ended.")}
      </EmptyState>
    )
  return (
    <>
      <ul
        aria-label={t("Closed cases")}
        className="divide-y divide-line rounded-lg border border-line bg-surface"
      >
        {rows.map((row) => (
          <Closed key={row.id} row={row} />
        ))}
      </ul>
      {nextCursor && (
        <ButtonLink href={`/leads/urgent?tab=history&cursor=${nextCursor}`} className="justify-self-end">
          {t("Older ones")}
        </ButtonLink>
      )}
    </>
  )
}

function Closed({ row }: { row: CaseRow }) {
  const heard = row.acknowledgedBy?.at ?? (row.closedBecause === "taken" ? row.closedAt : null)
  const ended = row.closedBecause && t(CLOSED_BECAUSE[row.closedBecause])
  return (
    <li className="grid gap-x-4 gap-y-1 px-4 py-3 text-sm md:grid-cols-[minmax(0,1fr)_12rem_14rem_7rem] md:items-center">
      <span className="flex min-w-0 flex-wrap items-center gap-2">
        {row.href ? (
          <Link href={row.href} className="font-medium text-ink hover:text-accent hover:underline">
            <PatientText>{row.patientName}</PatientText>
          </Link>
        ) : (
          <span className="font-medium text-ink">{row.patientName}</span>
        )}
        {row.urgency !== "none" && <UrgencyBadge value={row.urgency} />}
        {row.classification && <ClassificationBadge value={row.classification} />}
      </span>
      <span className="text-ink-2">
        {heard
          ? t("Somebody there after {time}", {
              time: duration(Math.max(0, Date.parse(heard) - Date.parse(row.clockFrom))),
            })
          : t("Nobody acknowledged it")}
      </span>
      <span className="min-w-0 truncate text-ink-2">
        {ended}
        {row.closedBy && <span className="text-ink-3"> · {row.closedBy}</span>}
      </span>
      <span className="text-xs text-ink-3 md:text-right">
        {row.closedAt && <Time value={row.closedAt} />}
      </span>
    </li>
  )
}
