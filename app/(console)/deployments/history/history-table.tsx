"use client"

import { DataTable } from "@/components/data-table"
import { EmptyState } from "@/components/empty-state"
import { FilterSelect } from "@/components/filters"
import { icon } from "@/components/icon"
import type { Column } from "@/components/table/column"
import { Time } from "@/components/time"
import { ButtonLink } from "@/components/ui/button"
import type { Option } from "@/components/ui/select"
import type { DeploymentPage, DeploymentRow } from "@/lib/deployments/schema"
import { DEPLOYMENT_STATUSES, kindWord, statusWord } from "@/lib/deployments/words"
import { t } from "@/lib/say"
import { duration } from "@/lib/time"
import { ReleaseName, StatusMark } from "../deployment-words"

const Rocket = icon("rocket")

const COLUMNS: Column<DeploymentRow>[] = [
  {
    id: "what",
    header: "What",
    fixed: true,
    cell: (row) => (
      <>
        {row.serviceTitle} → {row.environment}
        {row.kind !== "deploy" && (
          <span className="ml-2 text-xs font-normal text-ink-3">{kindWord(row.kind)}</span>
        )}
      </>
    ),
  },
  {
    id: "release",
    header: "Release",
    width: "w-48",
    from: "lg",
    phone: "meta",
    cell: (row) =>
      row.release ? (
        <ReleaseName release={row.release} />
      ) : (
        <span className="text-ink-3 max-md:hidden">–</span>
      ),
  },
  {
    id: "end",
    header: "End",
    width: "w-56",
    phone: "aside",
    cell: (row) => <StatusMark status={row.status} isUnproven={lacksProof(row)} />,
  },
  {
    id: "by",
    header: "Asked by",
    width: "w-36",
    from: "2xl",
    phone: "hide",
    cell: (row) => row.requestedByName,
  },
  {
    id: "took",
    header: "Took",
    width: "w-24",
    align: "end",
    from: "lg",
    phone: "hide",
    cell: (row) => (row.durationMs === null || !row.finishedAt ? "" : duration(row.durationMs)),
  },
  {
    id: "when",
    header: "When",
    width: "w-28",
    align: "end",
    cell: (row) => <Time value={row.createdAt} zone="UTC" />,
  },
]

/** A stop puts nothing there that could be proven. */
const lacksProof = ({ kind, isProven }: DeploymentRow): boolean => kind !== "stop" && !isProven

type Props = {
  page: DeploymentPage
  services: readonly Option[]
  environments: readonly Option[]
  isFiltered: boolean
}

export function HistoryTable({ page, services, environments, isFiltered }: Props) {
  return (
    <DataTable
      name="deployments"
      label={t("Deployments")}
      columns={COLUMNS}
      rows={page.rows}
      rowId={(row) => row.id}
      rowHref={(row) => `/deployments/${row.id}`}
      rowLabel={(row) => `${row.serviceTitle}, ${row.environment}`}
      page={{ next: page.nextCursor }}
      toolbar={
        <>
          <FilterSelect name="service" label={t("Any service")} options={services} />
          <FilterSelect name="environment" label={t("Any environment")} options={environments} />
          <FilterSelect
            name="status"
            label={t("Any end")}
            options={DEPLOYMENT_STATUSES.map((status) => ({ value: status, label: statusWord(status) }))}
          />
        </>
      }
      empty={
        isFiltered ? (
          <EmptyState
            icon={<Rocket />}
            title={t("No deployment matches")}
            action={<ButtonLink href="/deployments/history">{t("Show all deployments")}</ButtonLink>}
          />
        ) : (
          <EmptyState
            icon={<Rocket />}
            title={t("Nothing was deployed yet")}
            action={<ButtonLink href="/deployments">{t("See what could be deployed")}</ButtonLink>}
          >
            {t("Each attempt stands here with its phases, tests and proof, also those that failed.")}
          </EmptyState>
        )
      }
    />
  )
}
