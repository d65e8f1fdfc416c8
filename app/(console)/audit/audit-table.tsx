"use client"

import { useSearchParams } from "next/navigation"
import { DataTable } from "@/components/data-table"
import { EmptyState } from "@/components/empty-state"
import { FilterChip, FilterSearch, FilterSelect } from "@/components/filters"
import { icon } from "@/components/icon"
import { useLiveRows } from "@/components/live-rows"
import type { Column } from "@/components/table/column"
import { Time } from "@/components/time"
import { ButtonLink } from "@/components/ui/button"
import type { Option } from "@/components/ui/select"
import { hrefWith } from "@/components/url"
import type { FactPage, FactRow } from "@/lib/audit/schema"
import { t } from "@/lib/say"
import { SINCE } from "./since"
import { changeText, factTitle, wordsOf } from "./words"

const Bot = icon("bot")
const ScrollText = icon("scroll-text")

const COLUMNS: Column<FactRow>[] = [
  { id: "what", header: "What", fixed: true, cell: (row) => factTitle(row.name) },
  {
    id: "change",
    header: "Change",
    width: "w-72",
    from: "lg",
    phone: "hide",
    cell: (row) => <bdi>{changeText(row.before, row.after)}</bdi>,
  },
  {
    id: "who",
    header: "Who",
    width: "w-56",
    cell: (row) => (
      <>
        {row.actor.startsWith("system:") && (
          <Bot aria-label={t("Rounds itself")} className="mr-1.5 inline size-3.5 align-[-2px] text-ink-3" />
        )}
        {row.actorName}
      </>
    ),
  },
  {
    id: "why",
    header: "Why",
    width: "w-48",
    from: "xl",
    cell: (row) => <Why row={row} />,
  },
  {
    id: "when",
    header: "When",
    width: "w-32",
    align: "end",
    phone: "aside",
    cell: (row) => <Time value={row.createdAt} />,
  },
]

/** The product's reason, or a person's own words as far as this reader may see them. */
function Why({ row }: { row: FactRow }) {
  const said = row.reason ?? wordsOf(row)
  return said && <bdi title={said}>{said}</bdi>
}

type Props = {
  path: string
  first: FactPage
  actors: readonly Option[]
  names: readonly Option[]
  isFiltered: boolean
}

export function AuditTable({ path, first, actors, names, isFiltered }: Props) {
  const params = useSearchParams()
  const live = useLiveRows(path, first, [
    "lead",
    "run",
    "webhook",
    "session",
    "task",
    "patient",
    "access",
    "approval",
    "member",
    "connection",
  ])
  const position = { cursor: params.get("cursor") }
  return (
    <DataTable
      name="audit"
      label={t("Audit trail")}
      columns={COLUMNS}
      rows={live.rows}
      rowId={(row) => row.id}
      rowHref={(row) => hrefWith("/audit", params.toString(), { ...position, fact: row.id })}
      rowLabel={(row) => factTitle(row.name)}
      isMuted={(row) => row.name === "audit.read"}
      freshIds={live.freshIds}
      arrivals={live.arrivals}
      page={live.page}
      toolbar={
        <>
          <FilterSearch placeholder={t("Id of a lead, run or event")} />
          {actors.length > 0 && <FilterSelect name="who" label={t("Anybody")} options={actors} />}
          <FilterSelect name="what" label={t("Any act")} options={names} />
          {params.has("patient") && <FilterChip names={["patient"]}>{t("One patient")}</FilterChip>}
          {(params.has("from") || params.has("to")) && (
            <FilterChip names={["from", "to"]}>{t("Between two moments")}</FilterChip>
          )}
          <FilterSelect
            name="since"
            label={t("Any time")}
            options={SINCE.map(({ value, label }) => ({ value, label: t(label) }))}
          />
        </>
      }
      empty={
        <EmptyState
          icon={<ScrollText />}
          title={isFiltered ? t("Nothing matches") : t("Nothing has been done yet")}
          action={isFiltered && <ButtonLink href="/audit">{t("Show everything")}</ButtonLink>}
        >
          {t(
            "Each change, and each look at what is protected, is written down here in the moment it happens.",
          )}
        </EmptyState>
      }
    />
  )
}
