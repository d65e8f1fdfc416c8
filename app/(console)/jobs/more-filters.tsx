"use client"

import { usePathname, useRouter, useSearchParams } from "next/navigation"
import type { FormEvent } from "react"
import { Button } from "@/components/ui/button"
import { Dialog, DialogClose, DialogContent } from "@/components/ui/dialog"
import { Field } from "@/components/ui/field"
import { Input } from "@/components/ui/input"
import { Select } from "@/components/ui/select"
import { hrefWith } from "@/components/url"
import { t } from "@/lib/say"
import { PatientPick } from "./patient-pick"
import type { Choices } from "./runs-toolbar"

const PROVIDERS = ["whatsapp", "hubspot", "web", "github", "coolify", "eas", "stripe"].map((value) => ({
  value,
  label: value,
}))
const TRIES = [
  { value: "first", label: "At the first try" },
  { value: "retried", label: "Tried again" },
]
const said = (options: Choices["functions"]): Choices["functions"] =>
  options.map(({ value, label }) => ({ value, label: t(label) }))

const NAMES = [
  "provider",
  "release",
  "schedule",
  "attempt",
  "dead",
  "from",
  "to",
  "patient",
  "lead",
  "cause",
  "rerun",
]
const FORM = "more-filters"

type Props = { open: boolean; onOpenChange: (open: boolean) => void; choices: Choices; names: boolean }

/** The filters that are asked for less often. What is chosen goes into the address. */
export function MoreFilters({ open, onOpenChange, choices, names }: Props) {
  const router = useRouter()
  const path = usePathname()
  const params = useSearchParams()
  const value = (name: string) => params.get(name) ?? ""
  const apply = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const change = Object.fromEntries(NAMES.map((name) => [name, String(form.get(name) ?? "").trim()]))
    // A span of one's own stands for "the last day".
    const since = change.from || change.to ? { since: null } : {}
    onOpenChange(false)
    router.replace(hrefWith(path, params.toString(), { ...change, ...since }), { scroll: false })
  }
  const select = (name: string, label: string, any: string, options: Choices["functions"]) => (
    <Field name={name} label={label}>
      {(wiring) => <Select {...wiring} placeholder={any} defaultValue={value(name)} options={options} />}
    </Field>
  )
  const text = (name: string, label: string, type = "text") => (
    <Field name={name} label={label}>
      {(wiring) => <Input {...wiring} type={type} defaultValue={value(name)} autoComplete="off" />}
    </Field>
  )
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent
        title={t("Filter runs")}
        description={t("All of them narrow the list together. The address keeps them.")}
        size="lg"
        footer={
          <>
            <DialogClose asChild>
              <Button variant="ghost">{t("Leave")}</Button>
            </DialogClose>
            <Button type="submit" form={FORM} variant="primary">
              {t("Show runs")}
            </Button>
          </>
        }
      >
        <form method="dialog" id={FORM} onSubmit={apply} className="grid gap-4 sm:grid-cols-2">
          {text("from", t("From, by the clinic's clock"), local(value("from")))}
          {text("to", t("Until"), local(value("to")))}
          {select("provider", t("Provider"), t("Any provider"), PROVIDERS)}
          {select("release", t("Release"), t("Any release"), withOwn(choices.releases, value("release")))}
          {select("schedule", t("Schedule"), t("Any schedule"), choices.schedules)}
          {select("attempt", t("Tries"), t("Any number of tries"), said(TRIES))}
          {select("dead", t("Dead letters"), t("Settled or not"), [
            { value: "1", label: t("Failed and not settled") },
          ])}
          {names ? <PatientPick value={value("patient")} /> : text("patient", t("Patient, by id"))}
          {text("lead", t("Lead, by id"))}
          {text("cause", t("Cause, by id or fingerprint"))}
          <input type="hidden" name="rerun" value={value("rerun")} />
        </form>
      </DialogContent>
    </Dialog>
  )
}

/** A link's instant is no wall clock: it is kept as it is written. */
const local = (value: string): string => (value.endsWith("Z") ? "text" : "datetime-local")

const withOwn = (options: Choices["releases"], own: string): Choices["releases"] =>
  own && !options.some((one) => one.value === own)
    ? [...options, { value: own, label: own.slice(0, 12) }]
    : options
