"use client"

import { Field } from "@/components/ui/field"
import { Input } from "@/components/ui/input"
import { Select } from "@/components/ui/select"
import type { ModelView } from "@/lib/models/schema"
import { t } from "@/lib/say"

type Props = { view: ModelView; errors: Record<string, string> }

export function ModelFields({ view: { setting, currency }, errors }: Props) {
  const amount = (name: "priceIn" | "priceOut" | "monthlyCap", label: string, hint?: string) => (
    <Field name={name} label={label} hint={hint} error={errors[name]} required>
      {(wiring) => (
        <Input
          {...wiring}
          type="number"
          inputMode="decimal"
          min={0}
          step="any"
          defaultValue={setting[name]}
          trail={<span className="text-xs text-ink-3">{currency}</span>}
        />
      )}
    </Field>
  )
  return (
    <>
      <Field name="enabled" label={t("Enquiries are scored by")} error={errors.enabled} required>
        {(wiring) => (
          <Select
            {...wiring}
            defaultValue={setting.enabled ? "on" : "off"}
            options={[
              { value: "on", label: t("The model, where the patient agreed") },
              { value: "off", label: t("The rules alone") },
            ]}
          />
        )}
      </Field>
      <Field
        name="model"
        label={t("Model")}
        hint={t("As the provider writes it. It must answer in a given shape (structured output).")}
        error={errors.model}
        required
      >
        {(wiring) => <Input {...wiring} defaultValue={setting.model} autoComplete="off" spellCheck={false} />}
      </Field>
      <div className="grid gap-4 sm:grid-cols-2">
        {amount("priceIn", t("A million tokens in"))}
        {amount("priceOut", t("A million tokens out"))}
      </div>
      {amount("monthlyCap", t("Cap for a month"), t("Once reached, the rules score until the month ends."))}
      <Field name="timeoutSeconds" label={t("Seconds to wait")} error={errors.timeoutSeconds} required>
        {(wiring) => (
          <Input {...wiring} type="number" min={1} max={20} step={1} defaultValue={setting.timeoutSeconds} />
        )}
      </Field>
    </>
  )
}
