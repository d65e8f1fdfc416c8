"use client"

import { Field } from "@/components/ui/field"
import { Input } from "@/components/ui/input"
import { Select } from "@/components/ui/select"
import { MOST_IN_SERIES } from "@/lib/appointments/words"
import { t } from "@/lib/say"

export const EVERY = {
  7: "Every week",
  14: "Every two weeks",
  21: "Every three weeks",
  28: "Every four weeks",
  84: "Every twelve weeks",
  182: "Every half year",
} as const

export type Repeat = { everyDays: string; count: string }

/** Once, or several at the same time of day. */
export function RepeatFields({ repeat, set }: { repeat: Repeat; set: (repeat: Repeat) => void }) {
  return (
    <div className="grid grid-cols-2 gap-3">
      <Field id="booking-every" name="everyDays" label={t("How often")} required>
        {(wiring) => (
          <Select
            {...wiring}
            required={false}
            placeholder={t("Once")}
            value={repeat.everyDays}
            onChange={(event) => set({ ...repeat, everyDays: event.currentTarget.value })}
            options={Object.entries(EVERY).map(([value, label]) => ({ value, label: t(label) }))}
          />
        )}
      </Field>
      {repeat.everyDays && (
        <Field id="booking-count" name="count" label={t("How many")} required>
          {(wiring) => (
            <Input
              {...wiring}
              type="number"
              inputMode="numeric"
              min={2}
              max={MOST_IN_SERIES}
              value={repeat.count}
              onChange={(event) => set({ ...repeat, count: event.currentTarget.value })}
            />
          )}
        </Field>
      )}
    </div>
  )
}
