"use client"

import { Field } from "@/components/ui/field"
import { Select } from "@/components/ui/select"
import { t } from "@/lib/say"

export function AtLeastField({ value, error }: { value: string; error?: string }) {
  return (
    <Field name="atLeast" label={t("What it is told")} error={error} required>
      {(wiring) => (
        <Select
          {...wiring}
          defaultValue={value}
          options={[
            { value: "warning", label: t("Everything") },
            { value: "critical", label: t("Only what is critical") },
          ]}
        />
      )}
    </Field>
  )
}
