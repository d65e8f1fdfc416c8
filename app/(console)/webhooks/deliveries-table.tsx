"use client"

import { DataTable } from "@/components/data-table"
import { EmptyState } from "@/components/empty-state"
import { FilterChip, FilterSelect } from "@/components/filters"
import { icon } from "@/components/icon"
import { useLiveRows } from "@/components/live-rows"
import { stateOf } from "@/components/states"
import { StatusBadge } from "@/components/status-badge"
import type { Column } from "@/components/table/column"
import { Time } from "@/components/time"
import { ButtonLink } from "@/components/ui/button"
import { type DeliveryRow, OUTCOMES, type Page } from "@/lib/inbox/words"
import { t, tn } from "@/lib/say"
import { providerName, reasonText, verifiedText } from "./words"

const Inbox = icon("inbox")

const COLUMNS: Column<DeliveryRow>[] = [
  {
    id: "outcome",
    header: "Outcome",
    fixed: true,
    cell: (row) => (
      <>
        <StatusBadge
          kind="delivery"
          value={row.outcome}
          look={row.outcome === "refused" ? "soft" : "plain"}
        />
        <span className="ml-2 font-normal text-ink-2">{reasonText(row.reason)}</span>
        {row.refused > 1 && (
          <span className="ml-2 font-normal text-ink-3 tabular-nums">
            {tn(row.refused, "{n} request", "{n} requests")}
          </span>
        )}
      </>
    ),
  },
  {
    id: "accepted",
    header: "Accepted",
    width: "w-24",
    align: "end",
    phone: "hide",
    cell: (row) => row.accepted || "–",
  },
  {
    id: "duplicate",
    header: "Duplicate",
    width: "w-24",
    align: "end",
    phone: "hide",
    cell: (row) => row.duplicate || "–",
  },
  { id: "provider", header: "Provider", width: "w-28", cell: (row) => providerName(row.provider) },
  {
    id: "verified",
    header: "Verified by",
    width: "w-48",
    from: "lg",
    phone: "hide",
    cell: (row) => (row.verifiedBy ? verifiedText(row.verifiedBy) : "–"),
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
  first: Page<DeliveryRow>
  window?: string
  provider?: string
  isFiltered: boolean
}

export function DeliveriesTable({ path, first, window, provider, isFiltered }: Props) {
  const live = useLiveRows(path, first, ["webhook"])
  return (
    <DataTable
      name="webhook-requests"
      label={t("Requests")}
      columns={COLUMNS}
      rows={live.rows}
      rowId={(row) => row.id}
      rowHref={(row) =>
        row.accepted > 0
          ? `/webhooks?view=events&delivery=${row.id}${path.includes("side=platform") ? "&side=platform" : ""}`
          : ""
      }
      rowLabel={(row) => row.id}
      freshIds={live.freshIds}
      arrivals={live.arrivals}
      page={live.page}
      toolbar={
        <>
          <FilterSelect
            name="outcome"
            label={t("Any outcome")}
            options={OUTCOMES.map((one) => ({ value: one, label: t(stateOf("delivery", one).word) }))}
          />
          {path.includes("side=platform") && <FilterChip names={["side"]}>{t("Platform")}</FilterChip>}
          {provider && <FilterChip names={["provider"]}>{providerName(provider)}</FilterChip>}
          {window && <FilterChip names={["from", "to"]}>{window}</FilterChip>}
        </>
      }
      empty={
        <EmptyState
          icon={<Inbox />}
          title={isFiltered ? t("No request matches") : t("No request yet")}
          action={
            isFiltered ? (
              <ButtonLink href="/webhooks?view=requests">{t("Show all requests")}</ButtonLink>
            ) : (
              <ButtonLink href="/webhooks?view=setup">{t("See how to set a provider up")}</ButtonLink>
            )
          }
        >
          {t(
            "One row a request; refused ones of a flood share a row. Of a refused one nothing is kept but that it came, and why it was turned away.",
          )}
        </EmptyState>
      }
    />
  )
}
