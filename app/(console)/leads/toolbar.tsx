"use client"

import { useSearchParams } from "next/navigation"
import { FilterChip, FilterSearch, FilterSelect } from "@/components/filters"
import { stateOf } from "@/components/states"
import type { Colleague, LeadView } from "@/lib/leads/schema"
import { LANGUAGE_NAMES, LEAD_SOURCES, LEAD_STATUSES, SERVICE_NAMES, SOURCE_NAMES } from "@/lib/leads/words"
import { t } from "@/lib/say"
import { URGENCIES } from "@/lib/scoring/schema"

const options = (names: Readonly<Record<string, string>>) =>
  Object.entries(names).map(([value, label]) => ({ value, label: t(label) }))

type Props = {
  view: LeadView
  colleagues: readonly Colleague[]
  /** On the board the columns are the statuses. */
  board?: boolean
}

export function LeadsToolbar({ view, colleagues, board = false }: Props) {
  const params = useSearchParams()
  const since = params.get("since")
  const until = params.get("until")
  const reached = params.get("reached")
  const campaign = params.get("campaign")
  const owners = [
    { value: "me", label: t("Me") },
    { value: "none", label: t("Nobody") },
    ...colleagues.map(({ id, name }) => ({ value: id, label: name })),
  ]
  const due = [
    { value: "waiting", label: t("Waiting") },
    { value: "running", label: t("Clock runs") },
    { value: "late", label: t("Late") },
  ]
  return (
    <>
      {view.search && <FilterSearch placeholder={t("Name or last digits")} />}
      {!board && (
        <FilterSelect
          name="status"
          label={t("Any status")}
          options={[
            { value: "open", label: t("Open") },
            ...LEAD_STATUSES.map((value) => ({ value, label: t(stateOf("lead", value).word) })),
          ]}
        />
      )}
      <FilterSelect
        name="urgency"
        label={t("Any urgency")}
        options={[
          { value: "urgent", label: t("Urgent at all") },
          ...URGENCIES.map((value) => ({
            value,
            label: value === "none" ? t("Not urgent") : t(stateOf("urgency", value).word),
          })),
        ]}
      />
      <FilterSelect name="owner" label={t("Any owner")} options={owners} />
      <FilterSelect
        name="source"
        label={t("Any source")}
        options={LEAD_SOURCES.map((value) => ({ value, label: t(SOURCE_NAMES[value]) }))}
      />
      <FilterSelect name="due" label={t("Answered or not")} options={view.scores ? due : due.slice(0, 1)} />
      <FilterSelect name="language" label={t("Any language")} options={options(LANGUAGE_NAMES)} />
      {!view.masked && (
        <>
          <FilterSelect name="service" label={t("Any service")} options={options(SERVICE_NAMES)} />
          <FilterSelect
            name="duplicates"
            label={t("Double or not")}
            options={[{ value: "1", label: t("Perhaps double") }]}
          />
        </>
      )}
      {since && <FilterChip names={["since"]}>{t("Came in since {day}", { day: since })}</FilterChip>}
      {until && <FilterChip names={["until"]}>{t("Came in until {day}", { day: until })}</FilterChip>}
      {reached && (
        <FilterChip names={["reached"]}>{t("Came as far as: {step}", { step: t(reached) })}</FilterChip>
      )}
      {campaign && <FilterChip names={["campaign"]}>{t("Campaign {name}", { name: campaign })}</FilterChip>}
      {params.has("patient") && <FilterChip names={["patient"]}>{t("One patient")}</FilterChip>}
    </>
  )
}
