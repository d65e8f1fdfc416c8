"use client"

import { Checkbox } from "@/components/ui/checkbox"
import { Field } from "@/components/ui/field"
import { Input } from "@/components/ui/input"
import type { EditField, EffectLine } from "@/lib/reruns/schema"
import { SEND_AGAIN } from "@/lib/reruns/words"
import { t } from "@/lib/say"

/** A single run's input, where its event lets it be changed. */
export function EditFields({
  fields,
  errors,
}: {
  fields: readonly EditField[]
  errors: Record<string, string>
}) {
  if (fields.length === 0) return null
  return (
    <details className="rounded-md border border-line px-3 py-2">
      <summary className="cursor-pointer rounded-sm text-sm font-medium">{t("Change its input")}</summary>
      <div className="mt-2 grid gap-3">
        {fields.map(({ name, label, hint, value }) => (
          <Field
            key={name}
            name={`edited.${name}`}
            label={t(label)}
            hint={hint && t(hint)}
            error={errors[`edited.${name}`]}
          >
            {(wiring) => (
              <Input
                {...wiring}
                defaultValue={value}
                spellCheck={false}
                autoComplete="off"
                className="font-mono"
              />
            )}
          </Field>
        ))}
      </div>
    </details>
  )
}

type AgainProps = {
  effects: readonly EffectLine[]
  again: boolean
  onAgain: (again: boolean) => void
  error?: string
}

/** Doing what was done once more takes a sentence typed by hand: nobody does it by a slip. */
export function SendAgain({ effects, again, onAgain, error }: AgainProps) {
  // A kept step is not entered: nothing of it could be done once more.
  const known = effects.reduce((sum, line) => sum + line.done + line.unsure, 0)
  const isPassable = effects.some((line) => line.held.some((one) => one.unlessAgain))
  if (known === 0 && !isPassable && !again) return null
  return (
    <div className="grid gap-2">
      <Checkbox
        label={t("Also do once more what was done already")}
        checked={again}
        onChange={(event) => onAgain(event.currentTarget.checked)}
      />
      {again && (
        <Field
          name="repeat"
          label={t('Type "{words}"', { words: SEND_AGAIN })}
          hint={t("Patients may get the same message twice. Recorded with your name.")}
          error={error}
          required
        >
          {(wiring) => <Input {...wiring} autoComplete="off" spellCheck={false} />}
        </Field>
      )}
    </div>
  )
}
