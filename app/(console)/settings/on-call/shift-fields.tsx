"use client"

import { Field } from "@/components/ui/field"
import { Input } from "@/components/ui/input"
import { Select } from "@/components/ui/select"
import type { RotaWeek } from "@/lib/rota/schema"
import { DUTIES, DUTY_NAMES, LONGEST_NOTE, MOST_WEEKS } from "@/lib/rota/words"
import { t } from "@/lib/say"

type Props = {
  errors: Record<string, string>
  people: RotaWeek["people"]
  first: { memberId: string; duty: string; starts: string; ends: string; note: string }
  /** Asks how many weeks in a row. */
  weeks?: boolean
}

export function ShiftFields({ errors, people, first, weeks }: Props) {
  return (
    <>
      <Field name="memberId" label={t("Who")} error={errors.memberId} required>
        {(wiring) => (
          <Select
            {...wiring}
            defaultValue={first.memberId}
            placeholder={t("Choose a colleague")}
            options={people.map((one) => ({ value: one.id, label: one.name }))}
          />
        )}
      </Field>
      <Field name="duty" label={t("As")} error={errors.duty} required>
        {(wiring) => (
          <Select
            {...wiring}
            defaultValue={first.duty}
            options={DUTIES.map((duty) => ({ value: duty, label: t(DUTY_NAMES[duty]) }))}
          />
        )}
      </Field>
      <div className="grid gap-3">
        <Field name="starts" label={t("From")} error={errors.starts} required>
          {(wiring) => <Input {...wiring} type="datetime-local" defaultValue={first.starts} />}
        </Field>
        <Field name="ends" label={t("To")} error={errors.ends} required>
          {(wiring) => <Input {...wiring} type="datetime-local" defaultValue={first.ends} />}
        </Field>
      </div>
      {weeks && (
        <Field name="weeks" label={t("Weeks in a row")} hint={t("1 for this once")} error={errors.weeks}>
          {(wiring) => <Input {...wiring} type="number" min={1} max={MOST_WEEKS} defaultValue={1} />}
        </Field>
      )}
      <Field name="note" label={t("Note")} error={errors.note}>
        {(wiring) => <Input {...wiring} defaultValue={first.note} maxLength={LONGEST_NOTE} />}
      </Field>
    </>
  )
}
