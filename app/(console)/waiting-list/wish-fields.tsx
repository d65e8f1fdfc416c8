"use client"

import { Checkbox } from "@/components/ui/checkbox"
import { Field } from "@/components/ui/field"
import { Input } from "@/components/ui/input"
import { Select } from "@/components/ui/select"
import { Textarea } from "@/components/ui/textarea"
import { WAITING_PRIORITIES } from "@/lib/appointments/words"
import { t } from "@/lib/say"
import type { EntryRow } from "@/lib/waiting-list/schema"
import { clockOf, weekdayName } from "./wish-words"

type Props = {
  entry?: EntryRow
  practitioners: readonly { id: string; name: string }[]
  errors: Record<string, string>
}

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7]

/** When they can come, with whom, how urgently and why. All of it may be left as it is: then anything suits. */
export function WishFields({ entry, practitioners, errors }: Props) {
  const wanted = new Set(entry?.practitioners.map((one) => one.id))
  const time = (name: "fromMinute" | "untilMinute", label: string) => (
    <Field name={name} label={label} error={errors[name]}>
      {(wiring) => {
        const minute = entry?.[name] ?? null
        return (
          <Input {...wiring} type="time" step={300} defaultValue={minute === null ? "" : clockOf(minute)} />
        )
      }}
    </Field>
  )
  const day = (name: "earliestOn" | "latestOn", label: string) => (
    <Field name={name} label={label} error={errors[name]}>
      {(wiring) => <Input {...wiring} type="date" defaultValue={entry?.[name] ?? ""} />}
    </Field>
  )
  return (
    <>
      <Field name="priority" label={t("How urgent")} required error={errors.priority}>
        {(wiring) => (
          <Select
            {...wiring}
            defaultValue={String(entry?.priority ?? 0)}
            options={Object.entries(WAITING_PRIORITIES).map(([value, label]) => ({ value, label: t(label) }))}
          />
        )}
      </Field>
      {practitioners.length > 0 && (
        <fieldset className="grid gap-1.5">
          <legend className="mb-1.5 text-sm font-medium">
            {t("With whom")} <span className="font-normal text-ink-3">{t("none chosen: anybody")}</span>
          </legend>
          <div className="grid max-h-32 grid-cols-1 gap-1 overflow-y-auto sm:grid-cols-2">
            {practitioners.map((one) => (
              <Checkbox
                key={one.id}
                name="practitionerIds"
                value={one.id}
                label={one.name}
                defaultChecked={wanted.has(one.id)}
              />
            ))}
          </div>
        </fieldset>
      )}
      <fieldset>
        <legend className="mb-1.5 text-sm font-medium">
          {t("On which days")} <span className="font-normal text-ink-3">{t("none chosen: any")}</span>
        </legend>
        <div className="flex flex-wrap gap-x-4 gap-y-2">
          {WEEKDAYS.map((one) => (
            <Checkbox
              key={one}
              name="weekdays"
              value={one}
              label={weekdayName(one)}
              defaultChecked={entry?.weekdays.includes(one)}
            />
          ))}
        </div>
      </fieldset>
      <div className="grid grid-cols-2 items-start gap-4">
        {time("fromMinute", t("Not before"))}
        {time("untilMinute", t("Over by"))}
        {day("earliestOn", t("First day"))}
        {day("latestOn", t("Last day"))}
      </div>
      <Field
        name="because"
        label={t("Why they wait")}
        hint={t("For colleagues. Goes when the patient is erased.")}
        error={errors.because}
      >
        {(wiring) => <Textarea {...wiring} rows={2} maxLength={500} defaultValue={entry?.because ?? ""} />}
      </Field>
    </>
  )
}
