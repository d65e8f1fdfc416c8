"use client"

import { DataTable } from "@/components/data-table"
import { EmptyState } from "@/components/empty-state"
import { FilterSelect } from "@/components/filters"
import { icon } from "@/components/icon"
import { ButtonLink } from "@/components/ui/button"
import type { Option } from "@/components/ui/select"
import type { DeadLetterPage } from "@/lib/jobs/dead-schema"
import { t } from "@/lib/say"
import { LETTER_COLUMNS, whyText } from "./letter-columns"
import { LettersBar } from "./letters-bar"

const CircleCheckBig = icon("circle-check-big")

type Props = {
  page: DeadLetterPage
  state: "waiting" | "discarded"
  what?: "run" | "webhook"
  named?: string
  functions: readonly Option[]
  mayAct: boolean
  mayOfPlatform: boolean
  isOwn: boolean
}

export function LettersTable({ page, state, what, named, functions, mayAct, mayOfPlatform, isOwn }: Props) {
  const isFiltered = state === "discarded" || what !== undefined || named !== undefined
  return (
    <DataTable
      name="dead-letters"
      label={t("Dead letters")}
      columns={LETTER_COLUMNS}
      rows={page.rows}
      rowId={(row) => row.id}
      rowHref={(row) => (row.what === "run" ? `/jobs/runs/${row.id}` : `/webhooks/${row.id}`)}
      rowLabel={(row) => `${row.name}: ${whyText(row)}`}
      page={{ next: page.nextCursor }}
      total={{ value: page.sums.runs + page.sums.events, isEstimate: page.sums.isMore }}
      selectionActions={
        mayAct
          ? (selection) => (
              <LettersBar
                selection={selection}
                rows={page.rows}
                state={state}
                what={what}
                named={named}
                asOf={page.asOf}
                sums={page.sums}
                mayOfPlatform={mayOfPlatform}
              />
            )
          : undefined
      }
      toolbar={
        <>
          <FilterSelect
            name="what"
            label={t("Runs and webhooks")}
            options={[
              { value: "run", label: t("Runs") },
              { value: "webhook", label: t("Webhook events") },
            ]}
          />
          <FilterSelect
            name="state"
            label={t("Waiting")}
            options={[{ value: "discarded", label: t("Put away") }]}
          />
          <FilterSelect name="function" label={t("Any function")} options={functions} />
        </>
      }
      empty={
        isFiltered ? (
          <EmptyState
            icon={<CircleCheckBig />}
            title={t("Nothing matches")}
            action={<ButtonLink href="/jobs/dead-letters">{t("Show all that wait")}</ButtonLink>}
          />
        ) : (
          <EmptyState
            icon={<CircleCheckBig />}
            title={isOwn ? t("No dead letters of leads you own") : t("No dead letters")}
          >
            {t(
              "What fails for good, a run or a webhook event, waits here. Nothing is thrown away by itself.",
            )}
          </EmptyState>
        )
      }
    />
  )
}
