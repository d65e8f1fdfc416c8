"use client"

import { useSearchParams } from "next/navigation"
import { useState } from "react"
import { FilterChip, FilterSearch, FilterSelect } from "@/components/filters"
import { stateOf } from "@/components/states"
import { Button } from "@/components/ui/button"
import { later } from "@/components/ui/later"
import type { Option } from "@/components/ui/select"
import { RUN_STATUSES } from "@/lib/jobs/words"
import { t } from "@/lib/say"
import { SINCE } from "./since"

export type Choices = Record<"functions" | "schedules" | "releases", readonly Option[]>

const load = () => import("./more-filters").then((file) => file.MoreFilters)
const MoreFilters = later(load)

const statuses = (): Option[] => [
  ...RUN_STATUSES.map((status) => ({ value: status, label: t(stateOf("run", status).word) })),
  { value: "queued,running,sleeping", label: t("Not ended") },
]

/** What is in force and has no control in the bar, in words. */
const CHIPS: [names: string[], words: (value: string) => string][] = [
  [["patient"], () => t("One patient")],
  [["lead"], () => t("One lead")],
  [["cause"], () => t("One cause")],
  [["rerun"], () => t("One rerun")],
  [["provider"], (value) => t("Provider {name}", { name: value })],
  [["release"], (value) => t("Release {name}", { name: value.slice(0, 12) })],
  [["schedule"], (value) => t("Schedule {name}", { name: value })],
  [["attempt"], (value) => (value === "retried" ? t("Tried again") : t("At the first try"))],
  [["dead"], () => t("Dead letters")],
  [["from"], (value) => t("From {time}", { time: spoken(value) })],
  [["to"], (value) => t("Until {time}", { time: spoken(value) })],
]

const spoken = (value: string): string =>
  value.slice(0, 16).replace("T", " ") + (value.endsWith("Z") ? " UTC" : "")

export function RunsToolbar({ choices, names }: { choices: Choices; names: boolean }) {
  const params = useSearchParams()
  const [open, setOpen] = useState(false)
  const [wasOpen, setWasOpen] = useState(false)
  const show = (next: boolean) => {
    setWasOpen(true)
    setOpen(next)
  }
  return (
    <>
      <FilterSearch placeholder={t("Function, error, or an id")} />
      <FilterSelect name="status" label={t("Any state")} options={statuses()} />
      <FilterSelect name="function" label={t("Any function")} options={choices.functions} />
      <FilterSelect
        name="since"
        label={t("Any time")}
        options={SINCE.map(({ value, label }) => ({ value, label: t(label) }))}
      />
      <Button size="sm" aria-haspopup="dialog" onPointerEnter={() => void load()} onClick={() => show(true)}>
        {t("More filters")}
      </Button>
      {wasOpen && <MoreFilters open={open} onOpenChange={show} choices={choices} names={names} />}
      {CHIPS.filter(([[name = ""]]) => params.get(name)).map(([given, words]) => (
        <FilterChip key={given[0]} names={given}>
          {words(params.get(given[0] ?? "") ?? "")}
        </FilterChip>
      ))}
    </>
  )
}
