"use client"

import { Field } from "@/components/ui/field"
import { Input } from "@/components/ui/input"
import { Select } from "@/components/ui/select"
import type { CrmSettings } from "@/lib/crm/setting"
import { DIRECTIONS, directionsOf, FIELD_NAMES, fieldSpec } from "@/lib/crm/words"
import { t } from "@/lib/say"

type Props = {
  settings: CrmSettings
  owners: { id: string; name: string }[]
  errors: Record<string, string>
}

export function MappingFields({ settings, owners, errors }: Props) {
  return (
    <div className="grid gap-3">
      {FIELD_NAMES.map((field) => {
        const spec = fieldSpec(field)
        const now = settings.fields[field] ?? spec
        const name = t(spec.name)
        return (
          <fieldset key={field} className="grid gap-2 sm:grid-cols-2">
            <legend className="mb-1 text-sm font-medium">{name}</legend>
            <Field
              name={`${field}.property`}
              label={t("{field}: property", { field: name })}
              error={errors[`${field}.property`]}
            >
              {(wiring) => (
                <Input
                  {...wiring}
                  autoComplete="off"
                  spellCheck={false}
                  placeholder={spec.usual}
                  defaultValue={now.property ?? ""}
                />
              )}
            </Field>
            <Field
              name={`${field}.direction`}
              label={t("{field}: who wins", { field: name })}
              error={errors[`${field}.direction`]}
            >
              {(wiring) => (
                <Select
                  {...wiring}
                  defaultValue={now.direction}
                  options={directionsOf(field).map((value) => ({ value, label: t(DIRECTIONS[value]) }))}
                />
              )}
            </Field>
          </fieldset>
        )
      })}
      {owners.length > 0 && (
        <fieldset className="grid gap-2 border-t border-line pt-3 sm:grid-cols-2">
          <legend className="sr-only">{t("Owners at HubSpot")}</legend>
          <p className="text-xs text-ink-3 sm:col-span-2">
            {t("The number of each colleague as an owner at HubSpot; without one no owner is written.")}
          </p>
          {owners.map(({ id, name }) => (
            <Field key={id} name={`owner.${id}`} label={name} error={errors[`owner.${id}`]}>
              {(wiring) => <Input {...wiring} inputMode="numeric" defaultValue={settings.owners[id] ?? ""} />}
            </Field>
          ))}
        </fieldset>
      )}
    </div>
  )
}
