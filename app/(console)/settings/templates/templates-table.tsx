"use client"

import { DataTable } from "@/components/data-table"
import { EmptyState } from "@/components/empty-state"
import { icon } from "@/components/icon"
import type { Column } from "@/components/table/column"
import { Time } from "@/components/time"
import { Badge } from "@/components/ui/badge"
import { ButtonLink } from "@/components/ui/button"
import { locale, t } from "@/lib/say"
import type { TemplatePage, TemplateRow } from "@/lib/templates/schema"
import { CATEGORIES, TEMPLATE_CHANNELS } from "@/lib/templates/words"
import { TemplateBadge } from "./state-badge"

const ScrollText = icon("scroll-text")

const COLUMNS: Column<TemplateRow>[] = [
  {
    id: "name",
    header: "Template",
    fixed: true,
    cell: (row) => (
      <>
        {row.name}
        <bdi className="ml-2 text-xs font-normal text-ink-3 max-md:hidden">{row.body}</bdi>
      </>
    ),
  },
  {
    id: "languages",
    header: "Languages",
    width: "w-72",
    cell: (row) => (
      <span className="flex flex-wrap gap-1">
        {row.channel === "sms" && <Badge>{t(TEMPLATE_CHANNELS.sms)}</Badge>}
        {row.languages.map((one) => (
          <TemplateBadge key={one.id} state={one.state} prefix={one.language} />
        ))}
      </span>
    ),
  },
  {
    id: "category",
    header: "Category",
    width: "w-28",
    from: "lg",
    cell: (row) => t(CATEGORIES[row.category]),
  },
  {
    id: "uses",
    header: "Sent",
    width: "w-20",
    align: "end",
    from: "lg",
    cell: (row) =>
      row.uses === 0 ? (
        <span data-none="" className="text-ink-3">
          0
        </span>
      ) : (
        row.uses.toLocaleString(locale())
      ),
    phone: "hide",
  },
  {
    id: "last",
    header: "Last sent",
    width: "w-28",
    align: "end",
    from: "xl",
    cell: (row) =>
      row.lastUsedAt ? (
        <Time value={row.lastUsedAt} />
      ) : (
        <span data-none="" className="text-ink-3">
          –
        </span>
      ),
  },
]

export function TemplatesTable({ page, isFiltered }: { page: TemplatePage; isFiltered: boolean }) {
  return (
    <DataTable
      name="templates"
      label={t("Templates")}
      columns={COLUMNS}
      rows={page.rows}
      rowId={(row) => row.id}
      rowHref={(row) => `/settings/templates/${row.id}`}
      rowLabel={(row) => row.name}
      page={{ next: page.nextCursor }}
      empty={
        isFiltered ? (
          <EmptyState
            icon={<ScrollText />}
            title={t("No template matches")}
            action={<ButtonLink href="/settings/templates">{t("Show all")}</ButtonLink>}
          />
        ) : (
          <EmptyState
            icon={<ScrollText />}
            title={t("No templates yet")}
            action={<ButtonLink href="/settings/integrations">{t("Look at the connection")}</ButtonLink>}
          >
            {t(
              "Templates are made and approved in WhatsApp Manager. Once WhatsApp is connected with its account id, press Sync now and they stand here.",
            )}
          </EmptyState>
        )
      }
    />
  )
}
