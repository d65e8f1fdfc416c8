"use client"

import { Field } from "@/components/ui/field"
import { Input } from "@/components/ui/input"
import { Select } from "@/components/ui/select"
import type { AlertSeverity, Unit } from "@/lib/alerts/registry"
import { t } from "@/lib/say"

export type ChangedRule = {
  name: string
  title: string
  unit: Unit
  threshold: number
  forMs: number
  severity: AlertSeverity
  isBelow: boolean
  isOff: boolean
}

const UNITS: Record<Unit, string> = {
  share: "Threshold in %",
  ms: "Threshold in ms",
  days: "Threshold in days",
  count: "Threshold",
}

export function RuleFields({ rule, errors }: { rule: ChangedRule; errors: Record<string, string> }) {
  const shown = rule.unit === "share" ? Math.round(rule.threshold * 10_000) / 100 : rule.threshold
  return (
    <>
      <Field name="state" label={t("This rule")} error={errors.state} required>
        {(wiring) => (
          <Select
            {...wiring}
            defaultValue={rule.isOff ? "off" : "on"}
            options={[
              { value: "on", label: t("On") },
              { value: "off", label: t("Off: nothing is raised by it") },
            ]}
          />
        )}
      </Field>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field
          name="limit"
          label={t(UNITS[rule.unit])}
          hint={rule.isBelow ? t("It fires below it.") : t("It fires above it.")}
          error={errors.limit}
          required
        >
          {(wiring) => <Input {...wiring} type="number" step="any" min={0} defaultValue={shown} />}
        </Field>
        <Field
          name="forMinutes"
          label={t("For how many minutes")}
          hint={t("0: at once.")}
          error={errors.forMinutes}
          required
        >
          {(wiring) => (
            <Input
              {...wiring}
              type="number"
              min={0}
              max={1440}
              defaultValue={Math.round(rule.forMs / 60_000)}
            />
          )}
        </Field>
      </div>
      <Field
        name="severity"
        label={t("How grave it is")}
        hint={t("Channels may be told of what is critical alone.")}
        error={errors.severity}
        required
      >
        {(wiring) => (
          <Select
            {...wiring}
            defaultValue={rule.severity}
            options={[
              { value: "critical", label: t("Critical") },
              { value: "warning", label: t("Warning") },
            ]}
          />
        )}
      </Field>
    </>
  )
}
