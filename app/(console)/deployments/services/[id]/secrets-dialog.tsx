"use client"

import { Field } from "@/components/ui/field"
import { Input } from "@/components/ui/input"
import { Textarea } from "@/components/ui/textarea"
import { useAction } from "@/components/use-action"
import { FIELDS } from "@/lib/drivers/words"
import { t } from "@/lib/say"
import type { PlaceShown } from "@/lib/software/place-view"
import type { PlaceDriver } from "@/lib/software/words"
import { keepSecrets } from "../actions"
import { FormDialog } from "../form-dialog"

type Props = { place: PlaceShown; title: string; close: () => void }

/** Entered and never shown again; a field left blank keeps what is held. */
export function SecretsDialog({ place, title, close }: Props) {
  const { send, failure, pending } = useAction(keepSecrets, { done: t("Kept, sealed."), onDone: close })
  const errors = failure?.fields ?? {}
  const fields = FIELDS[place.driver as Exclude<PlaceDriver, "none">].filter((field) => field.isSecret)
  return (
    <FormDialog
      title={t("Secrets of {name}", { name: title })}
      description={t("Kept sealed and shown to nobody again. A field left blank keeps what is held.")}
      failure={failure}
      pending={pending}
      confirm={t("Keep them")}
      close={close}
      onSubmit={(event) => {
        event.preventDefault()
        if (pending) return
        const form = new FormData(event.currentTarget)
        const given = fields.map(({ name }) => [name, String(form.get(`secrets.${name}`) ?? "")])
        send({ id: place.id, secrets: Object.fromEntries(given) })
      }}
    >
      {fields.length === 0 && <p className="text-sm text-ink-2">{t("It needs none.")}</p>}
      {fields.map((field) => {
        const isHeld = place.secretNames?.includes(field.name) ?? false
        return (
          <Field
            key={field.name}
            name={`secrets.${field.name}`}
            label={t(field.label)}
            hint={field.hint && t(field.hint)}
            error={errors[`secrets.${field.name}`]}
            aside={isHeld && t("kept sealed")}
            required={!field.isOptional && !isHeld}
          >
            {(wiring) =>
              field.isLong ? (
                <Textarea {...wiring} rows={5} autoComplete="off" spellCheck={false} />
              ) : (
                <Input {...wiring} type="password" autoComplete="new-password" />
              )
            }
          </Field>
        )
      })}
    </FormDialog>
  )
}
