import { Callout } from "@/components/ui/callout"
import { Field } from "@/components/ui/field"
import { Input } from "@/components/ui/input"
import { ABOUT, FIELDS } from "@/lib/drivers/words"
import { t } from "@/lib/say"
import type { PlaceDriver } from "@/lib/software/words"

type Props = {
  driver: Exclude<PlaceDriver, "none">
  settings: Record<string, unknown>
  losesSecrets: boolean
  errors: Record<string, string>
}

/** What the driver asks for besides its secrets, and what it can and cannot do. */
export function SettingFields({ driver, settings, losesSecrets, errors }: Props) {
  const fields = FIELDS[driver].filter((field) => !field.isSecret)
  return (
    <fieldset className="grid gap-4 rounded-md border border-line p-4">
      <legend className="sr-only">{t("What the driver is told")}</legend>
      <p className="text-xs text-ink-2">{t(ABOUT[driver].words)}</p>
      {losesSecrets && (
        <Callout tone="amber">
          {t("The secrets of the former way are let go. Set new ones afterwards.")}
        </Callout>
      )}
      <div className="grid gap-4 sm:grid-cols-2">
        {fields.map((field) => (
          <Field
            key={`${driver} ${field.name}`}
            name={`settings.${field.name}`}
            label={t(field.label)}
            hint={field.hint && t(field.hint)}
            error={errors[`settings.${field.name}`]}
            required={!field.isOptional}
          >
            {(wiring) => (
              <Input
                {...wiring}
                autoComplete="off"
                spellCheck={false}
                inputMode={field.isNumber ? "numeric" : undefined}
                defaultValue={settings[field.name] === undefined ? "" : String(settings[field.name])}
              />
            )}
          </Field>
        ))}
      </div>
    </fieldset>
  )
}
