"use client"

import { Checkbox } from "@/components/ui/checkbox"
import { Field } from "@/components/ui/field"
import { Input } from "@/components/ui/input"
import { type Option, Select } from "@/components/ui/select"
import { ROLE_NAMES } from "@/lib/can"
import type { Colleague } from "@/lib/leads/schema"
import { CLASSIFICATION_NAMES, SOURCE_NAMES, URGENCY_NAMES } from "@/lib/leads/words"
import type { RuleRow, Target } from "@/lib/routing/schema"
import {
  BALANCE_WORDS,
  DUTY_WORDS,
  HOURS_WORDS,
  LANGUAGE_WORDS,
  PRESSING_WORDS,
  SERVICE_WORDS,
  TARGET_ROLES,
} from "@/lib/routing/words"
import { t } from "@/lib/say"

type Props = { rule?: RuleRow; colleagues: readonly Colleague[]; errors: Record<string, string> }

export const optionsOf = (of: Record<string, string>): Option[] =>
  Object.entries(of).map(([value, label]) => ({ value, label: t(label) }))

const written = (target: Target): string =>
  target.kind === "member"
    ? `member:${target.memberId}`
    : target.kind === "role"
      ? `role:${target.role}`
      : `duty:${target.duty}`

export function RuleFields({ rule, colleagues, errors }: Props) {
  const c = rule?.conditions
  return (
    <div className="grid gap-4">
      <Field name="name" label={t("Name")} required error={errors.name}>
        {(w) => <Input {...w} defaultValue={rule?.name} maxLength={80} />}
      </Field>
      <Choices name="languages" label={t("Language")} of={LANGUAGE_WORDS} chosen={c?.languages} />
      <Choices name="services" label={t("Service")} of={SERVICE_WORDS} chosen={c?.services} />
      <Choices name="sources" label={t("Source")} of={SOURCE_NAMES} chosen={c?.sources} />
      <Choices name="classes" label={t("Class")} of={CLASSIFICATION_NAMES} chosen={c?.classes} />
      <Choices name="urgencies" label={t("Urgency")} of={URGENCY_NAMES} chosen={c?.urgencies} />
      <div className="grid gap-4 sm:grid-cols-2">
        <Field name="campaign" label={t("Campaign holds")} error={errors.campaign}>
          {(w) => <Input {...w} defaultValue={c?.campaign} maxLength={100} />}
        </Field>
        <Field name="hours" label={t("Opening hours")} error={errors.hours}>
          {(w) => (
            <Select
              {...w}
              defaultValue={c?.hours ?? ""}
              placeholder={t("At any hour")}
              options={optionsOf(HOURS_WORDS)}
            />
          )}
        </Field>
      </div>
      <Field name="target" label={t("Who gets it")} required error={errors.target}>
        {(w) => (
          <Select {...w} defaultValue={rule ? written(rule.target) : ""} placeholder={t("Choose…")}>
            <optgroup label={t("A colleague")}>
              {colleagues.map(({ id, name }) => (
                <option key={id} value={`member:${id}`}>
                  {name}
                </option>
              ))}
            </optgroup>
            <optgroup label={t("A role")}>
              {TARGET_ROLES.map((role) => (
                <option key={role} value={`role:${role}`}>
                  {t(ROLE_NAMES[role])}
                </option>
              ))}
            </optgroup>
            <optgroup label={t("Whoever is on duty")}>
              {Object.entries(DUTY_WORDS).map(([duty, label]) => (
                <option key={duty} value={`duty:${duty}`}>
                  {t(label)}
                </option>
              ))}
            </optgroup>
          </Select>
        )}
      </Field>
      <Field name="balance" label={t("Of several")} required error={errors.balance}>
        {(w) => <Select {...w} defaultValue={rule?.balance ?? "load"} options={optionsOf(BALANCE_WORDS)} />}
      </Field>
      <Field name="pressing" label={t("A hot or urgent one")} required error={errors.pressing}>
        {(w) => (
          <Select {...w} defaultValue={rule?.pressing ?? "suggest"} options={optionsOf(PRESSING_WORDS)} />
        )}
      </Field>
    </div>
  )
}

type Chosen = { name: string; label: string; of: Record<string, string>; chosen?: readonly string[] }

function Choices({ name, label, of, chosen = [] }: Chosen) {
  return (
    <fieldset className="grid gap-1.5">
      <legend className="mb-1.5 text-sm font-medium text-ink">{label}</legend>
      <div className="flex flex-wrap gap-x-4 gap-y-1.5">
        {Object.entries(of).map(([value, text]) => (
          <Checkbox
            key={value}
            name={name}
            value={value}
            label={t(text)}
            defaultChecked={chosen.includes(value)}
          />
        ))}
      </div>
    </fieldset>
  )
}
