"use client"

import { DataTable } from "@/components/data-table"
import { EmptyState } from "@/components/empty-state"
import { FilterSearch, FilterSelect } from "@/components/filters"
import { icon } from "@/components/icon"
import type { Column } from "@/components/table/column"
import { Time } from "@/components/time"
import { Badge } from "@/components/ui/badge"
import { ButtonLink } from "@/components/ui/button"
import type { Option } from "@/components/ui/select"
import type { ReleasePage, ReleaseRow } from "@/lib/releases/list"
import { t, tn } from "@/lib/say"
import { checksWord, ReleaseName, releaseText } from "../deployment-words"

const Package = icon("package")

const COLUMNS: Column<ReleaseRow>[] = [
  { id: "release", header: "Release", fixed: true, cell: (row) => <ReleaseName release={row} /> },
  { id: "service", header: "Service", width: "w-44", phone: "meta", cell: (row) => row.serviceTitle },
  {
    id: "runs",
    header: "Runs in",
    width: "w-44",
    from: "lg",
    phone: "aside",
    cell: (row) =>
      row.runsIn.length > 0 ? (
        <Badge tone="green">{row.runsIn.join(", ")}</Badge>
      ) : (
        <span className="text-xs text-ink-3">{row.wasProven ? t("Proven before") : t("Never proven")}</span>
      ),
  },
  {
    id: "checks",
    header: "Checks",
    width: "w-40",
    from: "lg",
    phone: "hide",
    cell: (row) => {
      const { tone, word } = checksWord(row.checks)
      return <Badge tone={tone}>{word}</Badge>
    },
  },
  {
    id: "database",
    header: "Database",
    width: "w-36",
    from: "xl",
    phone: "hide",
    cell: (row) =>
      row.migrations === 0 ? (
        <span className="text-ink-3">–</span>
      ) : row.unsafe > 0 ? (
        <Badge tone="amber">{tn(row.unsafe, "{n} one-way change", "{n} one-way changes")}</Badge>
      ) : (
        tn(row.migrations, "{n} change", "{n} changes")
      ),
  },
  {
    id: "built",
    header: "Built",
    width: "w-28",
    align: "end",
    cell: (row) => <Time value={row.buildTime} zone="UTC" />,
  },
]

type Props = { page: ReleasePage; services: readonly Option[]; isFiltered: boolean }

export function ReleasesTable({ page, services, isFiltered }: Props) {
  return (
    <DataTable
      name="releases"
      label={t("Releases")}
      columns={COLUMNS}
      rows={page.rows}
      rowId={(row) => row.id}
      rowHref={(row) => `/deployments/releases/${row.id}`}
      rowLabel={(row) => `${row.serviceTitle} ${releaseText(row)}`}
      page={{ next: page.nextCursor }}
      toolbar={
        <>
          <FilterSearch placeholder={t("Version, commit, digest or branch")} />
          <FilterSelect name="service" label={t("Any service")} options={services} />
        </>
      }
      empty={
        isFiltered ? (
          <EmptyState
            icon={<Package />}
            title={t("No release matches")}
            action={<ButtonLink href="/deployments/releases">{t("Show all releases")}</ButtonLink>}
          />
        ) : (
          <EmptyState
            icon={<Package />}
            title={t("No release is known yet")}
            action={<ButtonLink href="/deployments/services">{t("See the services")}</ButtonLink>}
          >
            {t(
              "The pipeline that builds an image tells of it by POST /api/v1/releases, with a token of yours.",
            )}
          </EmptyState>
        )
      }
    />
  )
}
