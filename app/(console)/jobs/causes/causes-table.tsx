"use client"

import { DataTable } from "@/components/data-table"
import { EmptyState } from "@/components/empty-state"
import { FilterSelect } from "@/components/filters"
import { icon } from "@/components/icon"
import type { Column } from "@/components/table/column"
import { Time } from "@/components/time"
import { ButtonLink } from "@/components/ui/button"
import type { Option } from "@/components/ui/select"
import type { CausePage, CauseRow } from "@/lib/causes/schema"
import { atLeast, CAUSE_STATES } from "@/lib/causes/words"
import { t } from "@/lib/say"
import { CauseBadge, causeText, STATE_WORDS } from "./cause-words"
import { Trend } from "./trend"

const CircleCheckBig = icon("circle-check-big")

const COLUMNS: Column<CauseRow>[] = [
  {
    id: "what",
    header: "What failed",
    fixed: true,
    cell: (cause) => (
      <>
        {causeText(cause)}
        {cause.stepName && <span className="ml-2 text-xs font-normal text-ink-3">{cause.stepName}</span>}
        {cause.isPlatform && (
          <span className="ml-2 text-xs font-normal text-ink-3">{t("whole installation")}</span>
        )}
      </>
    ),
  },
  { id: "function", header: "Function", width: "w-48", from: "lg", cell: (cause) => cause.functionId },
  {
    id: "state",
    header: "State",
    width: "w-28",
    phone: "aside",
    cell: (cause) => <CauseBadge cause={cause} />,
  },
  {
    id: "waiting",
    header: "Wait",
    width: "w-16",
    align: "end",
    cell: (cause) => (
      <span className={cause.waiting > 0 ? "font-medium text-ink" : "text-ink-3"}>
        {atLeast(cause.waiting, cause.isMore.waiting)}
        <span className="md:hidden"> {t("wait")}</span>
      </span>
    ),
  },
  {
    id: "count",
    header: "Ever",
    width: "w-16",
    align: "end",
    from: "xl",
    phone: "hide",
    cell: (cause) => atLeast(cause.count, cause.isMore.count),
  },
  {
    id: "patients",
    header: "Patients",
    width: "w-20",
    align: "end",
    from: "xl",
    phone: "hide",
    cell: (cause) => atLeast(cause.patients, cause.isMore.patients),
  },
  {
    id: "trend",
    header: "Last 24 h",
    width: "w-28",
    from: "lg",
    phone: "hide",
    cell: (cause) => <Trend hours={cause.trend} />,
  },
  {
    id: "release",
    header: "Release",
    width: "w-28",
    from: "2xl",
    phone: "hide",
    cell: (cause) => <code className="font-mono text-xs">{cause.releaseSha.slice(0, 12)}</code>,
  },
  {
    id: "owner",
    header: "Looks after it",
    width: "w-36",
    from: "2xl",
    phone: "hide",
    cell: (cause) => cause.owner?.name ?? <span className="text-ink-3">{t("Nobody")}</span>,
  },
  {
    id: "last",
    header: "Last",
    width: "w-28",
    align: "end",
    cell: (cause) => <Time value={cause.lastAt} />,
  },
]

type Props = { page: CausePage; functions: readonly Option[]; isFiltered: boolean; isOwn: boolean }

export function CausesTable({ page, functions, isFiltered, isOwn }: Props) {
  return (
    <DataTable
      name="causes"
      label={t("Causes")}
      columns={COLUMNS}
      rows={page.rows}
      rowId={(cause) => cause.id}
      rowHref={(cause) => `/jobs/causes/${cause.id}`}
      rowLabel={causeText}
      isMuted={(cause) => cause.state !== "open"}
      page={{ next: page.nextCursor }}
      toolbar={
        <>
          <FilterSelect
            name="state"
            label={t("Any state")}
            options={CAUSE_STATES.map((state) => ({ value: state, label: t(STATE_WORDS[state]) }))}
          />
          <FilterSelect name="function" label={t("Any function")} options={functions} />
        </>
      }
      empty={
        isFiltered ? (
          <EmptyState
            icon={<CircleCheckBig />}
            title={t("No cause matches")}
            action={<ButtonLink href="/jobs/causes">{t("Show all causes")}</ButtonLink>}
          />
        ) : (
          <EmptyState
            icon={<CircleCheckBig />}
            title={isOwn ? t("Nothing has failed for leads you own") : t("Nothing has failed")}
          >
            {t(
              "What fails for one cause stands here as one line: how often, since when, and whom it touched.",
            )}
          </EmptyState>
        )
      }
    />
  )
}
