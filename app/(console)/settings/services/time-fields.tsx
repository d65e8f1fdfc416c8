"use client"

import { Field } from "@/components/ui/field"
import { Input } from "@/components/ui/input"
import { Select } from "@/components/ui/select"
import { t, tn } from "@/lib/say"
import type { ServiceRow } from "@/lib/services/schema"
import { MOST_BUFFER, STEPS } from "@/lib/services/words"

type Props = { row: ServiceRow | undefined; errors: Record<string, string> }

/** How long it takes, what is kept free around it, and when it may begin. */
export function TimeFields({ row, errors }: Props) {
  return (
    <div className="grid items-start gap-4 sm:grid-cols-4">
      <Field name="minutes" label={t("Minutes")} error={errors.minutes} required>
        {(wiring) => (
          <Input {...wiring} type="number" min={5} max={720} step={5} defaultValue={row?.minutes ?? 30} />
        )}
      </Field>
      <Field name="bufferBeforeMinutes" label={t("Free before")} error={errors.bufferBeforeMinutes} required>
        {(wiring) => (
          <Input
            {...wiring}
            type="number"
            min={0}
            max={MOST_BUFFER}
            step={5}
            defaultValue={row?.bufferBeforeMinutes ?? 0}
          />
        )}
      </Field>
      <Field name="bufferAfterMinutes" label={t("Free after")} error={errors.bufferAfterMinutes} required>
        {(wiring) => (
          <Input
            {...wiring}
            type="number"
            min={0}
            max={MOST_BUFFER}
            step={5}
            defaultValue={row?.bufferAfterMinutes ?? 0}
          />
        )}
      </Field>
      <Field name="stepMinutes" label={t("Begins every")} error={errors.stepMinutes} required>
        {(wiring) => (
          <Select
            {...wiring}
            defaultValue={String(row?.stepMinutes ?? 15)}
            options={STEPS.map((step) => ({
              value: String(step),
              label: tn(step, "{n} minute", "{n} minutes"),
            }))}
          />
        )}
      </Field>
    </div>
  )
}
