"use client"

import { Button } from "@/components/ui/button"
import { Field, FormErrors } from "@/components/ui/field"
import { Input } from "@/components/ui/input"
import { useAction } from "@/components/use-action"
import { t } from "@/lib/say"
import type { SendingLimits } from "@/lib/sending/limits"
import { change } from "./actions"

export function LimitsForm({ limits }: { limits: SendingLimits }) {
  const { onSubmit, pending, failure } = useAction(change, { done: t("Saved.") })
  const errors = failure?.fields ?? {}
  const number = (
    name: "perDay" | "minutesApart" | "replyMinutes",
    label: string,
    hint: string,
    max: number,
  ) => (
    <Field name={name} label={label} hint={hint} error={errors[name]} required>
      {(wiring) => (
        <Input
          {...wiring}
          type="number"
          inputMode="numeric"
          min={name === "minutesApart" ? 0 : 1}
          max={max}
          defaultValue={limits[name]}
        />
      )}
    </Field>
  )
  const clock = (name: "quietFrom" | "quietTo", label: string, hint: string) => (
    <Field name={name} label={label} hint={hint} error={errors[name]} required>
      {(wiring) => <Input {...wiring} type="time" defaultValue={limits[name]} />}
    </Field>
  )
  return (
    <form method="dialog" onSubmit={onSubmit} className="grid gap-4" noValidate>
      <FormErrors message={failure?.sentence} />
      <div className="grid gap-4 sm:grid-cols-2">
        {number("perDay", t("Messages a day"), t("To one person, whoever or whatever sends them."), 50)}
        {number("minutesApart", t("Minutes between two messages"), t("0: as close as they come."), 1_440)}
        {clock("quietFrom", t("Quiet from"), t("By the clock where the person lives."))}
        {clock("quietTo", t("Quiet until"), t("The same time twice: no quiet hours."))}
        {number(
          "replyMinutes",
          t("Minutes in which an answer may always leave"),
          t("Whoever wrote so short a time ago is answered at any hour."),
          240,
        )}
      </div>
      <div>
        <Button type="submit" variant="primary" pending={pending}>
          {t("Save")}
        </Button>
      </div>
    </form>
  )
}
