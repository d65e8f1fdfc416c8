"use client"

import { DataTable } from "@/components/data-table"
import { EmptyState } from "@/components/empty-state"
import { icon } from "@/components/icon"
import type { Column } from "@/components/table/column"
import { Time } from "@/components/time"
import { ButtonLink } from "@/components/ui/button"
import type { RerunPage, RerunRow } from "@/lib/reruns/schema"
import { fromText } from "@/lib/reruns/words"
import { t } from "@/lib/say"
import { RerunBadge, resultText } from "./rerun-words"

const RotateCcw = icon("rotate-ccw")

const COLUMNS: Column<RerunRow>[] = [
  {
    id: "name",
    header: "Rerun",
    fixed: true,
    cell: (row) => (
      <>
        {row.name}
        <span className="ml-2 text-xs font-normal text-ink-3">{fromText(row.from, row.fromStep)}</span>
      </>
    ),
  },
  {
    id: "status",
    header: "State",
    width: "w-44",
    phone: "aside",
    cell: (row) => <RerunBadge row={row} />,
  },
  {
    id: "result",
    header: "Result",
    width: "w-72",
    from: "lg",
    cell: (row) => <span title={resultText(row)}>{resultText(row)}</span>,
  },
  { id: "by", header: "Asked by", width: "w-40", from: "lg", cell: (row) => row.requestedBy.name },
  {
    id: "asked",
    header: "Asked",
    width: "w-28",
    align: "end",
    cell: (row) => <Time value={row.createdAt} />,
  },
]

export function RerunsTable({ page, isOwn }: { page: RerunPage; isOwn: boolean }) {
  return (
    <DataTable
      name="reruns"
      label={t("Reruns")}
      columns={COLUMNS}
      rows={page.rows}
      rowId={(row) => row.id}
      rowHref={(row) => `/jobs/reruns/${row.id}`}
      rowLabel={(row) => row.name}
      page={{ next: page.nextCursor }}
      empty={
        <EmptyState
          icon={<RotateCcw />}
          title={isOwn ? t("You have run nothing again yet") : t("Nothing was run again yet")}
          action={<ButtonLink href="/jobs?status=failed">{t("See what failed")}</ButtonLink>}
        >
          {t(
            "Choose runs in the list, or open a cause. What you start again stands here as one line, with its results.",
          )}
        </EmptyState>
      }
    />
  )
}
