"use client"

import type { ReactNode } from "react"
import { DataTable } from "@/components/data-table"
import { EmptyState } from "@/components/empty-state"
import { FilterChip, FilterSearch, FilterSelect } from "@/components/filters"
import { icon } from "@/components/icon"
import { useLiveRows } from "@/components/live-rows"
import { stateOf } from "@/components/states"
import { StatusBadge } from "@/components/status-badge"
import type { Column } from "@/components/table/column"
import { Time } from "@/components/time"
import { ButtonLink } from "@/components/ui/button"
import type { Option } from "@/components/ui/select"
import { type EventRow, FATES, type Page } from "@/lib/inbox/words"
import { t } from "@/lib/say"
import { duration } from "@/lib/time"
import { kindName, providerName, reasonText } from "./words"

const Webhook = icon("webhook")

/** The usual course does not shout. */
const QUIET = new Set<string>(["processed", "ignored"])

const COLUMNS: Column<EventRow>[] = [
  {
    id: "event",
    header: "Event",
    fixed: true,
    cell: (row) => (
      <>
        {kindName(row.kind)}{" "}
        <span className="ml-1.5 font-mono text-xs font-normal text-ink-3">{row.key}</span>
      </>
    ),
  },
  {
    id: "fate",
    header: "Fate",
    width: "w-32",
    phone: "aside",
    cell: (row) => <StatusBadge kind="fate" value={row.fate} look={QUIET.has(row.fate) ? "plain" : "soft"} />,
  },
  {
    id: "reason",
    header: "Reason",
    width: "w-56",
    from: "lg",
    cell: (row) => <span title={row.reason ?? undefined}>{reasonText(row.reason)}</span>,
  },
  { id: "provider", header: "Provider", width: "w-28", cell: (row) => providerName(row.provider) },
  {
    id: "took",
    header: "Took",
    width: "w-24",
    align: "end",
    from: "xl",
    phone: "hide",
    cell: (row) => (row.finishedAt ? duration(Date.parse(row.finishedAt) - Date.parse(row.receivedAt)) : "–"),
  },
  {
    id: "received",
    header: "Received",
    width: "w-32",
    align: "end",
    cell: (row) => <Time value={row.receivedAt} />,
  },
]

type Props = {
  path: string
  first: Page<EventRow>
  providers: readonly Option[]
  window?: string
  isFiltered: boolean
  /** Replay of all that match, for who may. */
  replayAll?: ReactNode
  hasFixedFate?: boolean
}

export function EventsTable({ path, first, providers, window, isFiltered, replayAll, hasFixedFate }: Props) {
  const live = useLiveRows(path, first, ["webhook"])
  return (
    <DataTable
      name="webhook-events"
      label={t("Webhook events")}
      columns={COLUMNS}
      rows={live.rows}
      rowId={(row) => row.id}
      rowHref={(row) => `/webhooks/${row.id}`}
      rowLabel={(row) => row.key}
      isMuted={(row) => row.fate === "ignored"}
      freshIds={live.freshIds}
      arrivals={live.arrivals}
      page={live.page}
      toolbar={
        <>
          <FilterSearch placeholder={t("Event key or id")} />
          {!hasFixedFate && (
            <FilterSelect
              name="fate"
              label={t("Any fate")}
              options={FATES.map((fate) => ({ value: fate, label: t(stateOf("fate", fate).word) }))}
            />
          )}
          <FilterSelect name="provider" label={t("Any provider")} options={providers} />
          {window && <FilterChip names={["from", "to"]}>{window}</FilterChip>}
          {path.includes("deliveryId=") && <FilterChip names={["delivery"]}>{t("One request")}</FilterChip>}
          {path.includes("side=platform") && <FilterChip names={["side"]}>{t("Platform")}</FilterChip>}
          {path.includes("reason=") && <FilterChip names={["reason"]}>{t("One reason")}</FilterChip>}
          {path.includes("kind=") && <FilterChip names={["kind"]}>{t("One kind")}</FilterChip>}
          {replayAll}
        </>
      }
      empty={
        isFiltered ? (
          <EmptyState
            icon={<Webhook />}
            title={t("No event matches")}
            action={<ButtonLink href="/webhooks?view=events">{t("Show all events")}</ButtonLink>}
          >
            {t("Search takes a whole key or id.")}
          </EmptyState>
        ) : (
          <EmptyState
            icon={<Webhook />}
            title={t("No event yet")}
            action={<ButtonLink href="/webhooks?view=setup">{t("See how to set a provider up")}</ButtonLink>}
          >
            {t("Each message, status or payment a provider tells of is kept here with what became of it.")}
          </EmptyState>
        )
      }
    />
  )
}
