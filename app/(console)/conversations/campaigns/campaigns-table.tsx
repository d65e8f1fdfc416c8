"use client"

import { DataTable } from "@/components/data-table"
import { EmptyState } from "@/components/empty-state"
import { icon } from "@/components/icon"
import type { Column } from "@/components/table/column"
import { Time } from "@/components/time"
import { ButtonLink } from "@/components/ui/button"
import type { CampaignRow } from "@/lib/campaigns/schema"
import { CAMPAIGN_PURPOSES } from "@/lib/campaigns/words"
import { locale, t } from "@/lib/say"
import { CampaignBadge } from "./campaign-badge"
import { countText } from "./count-words"

const Send = icon("send")

const COLUMNS: Column<CampaignRow>[] = [
  {
    id: "title",
    header: "Campaign",
    fixed: true,
    cell: (row) => (
      <>
        {row.title}
        <span className="ml-2 text-xs font-normal text-ink-3">{t(CAMPAIGN_PURPOSES[row.purpose])}</span>
      </>
    ),
  },
  {
    id: "total",
    header: "People",
    width: "w-24",
    align: "end",
    phone: "hide",
    cell: (row) => row.total.toLocaleString(locale()),
  },
  {
    id: "status",
    header: "State",
    width: "w-52",
    phone: "aside",
    cell: (row) => <CampaignBadge status={row.status} />,
  },
  {
    id: "result",
    header: "Result",
    width: "w-64",
    from: "lg",
    cell: (row) => <span title={countText(row)}>{countText(row)}</span>,
  },
  { id: "by", header: "Asked by", width: "w-36", from: "xl", cell: (row) => row.requestedBy },
  {
    id: "asked",
    header: "Asked",
    width: "w-28",
    align: "end",
    cell: (row) => <Time value={row.createdAt} />,
  },
]

type Props = { page: { rows: CampaignRow[]; nextCursor: string | null }; mayStart: boolean }

export function CampaignsTable({ page, mayStart }: Props) {
  return (
    <DataTable
      name="campaigns"
      label={t("Campaigns")}
      columns={COLUMNS}
      rows={page.rows}
      rowId={(row) => row.id}
      rowHref={(row) => `/conversations/campaigns/${row.id}`}
      rowLabel={(row) => row.title}
      page={{ next: page.nextCursor }}
      empty={
        <EmptyState
          icon={<Send />}
          title={t("Nobody was written to together yet")}
          action={
            mayStart && (
              <ButtonLink href="/conversations/campaigns/new">{t("Prepare the first one")}</ButtonLink>
            )
          }
        >
          {t(
            "A campaign sends one template to many people, for one reason. You see who gets it and who does not before anything leaves.",
          )}
        </EmptyState>
      }
    />
  )
}
