"use client"

import { Button } from "@/components/ui/button"
import { Field, FormErrors } from "@/components/ui/field"
import { Select } from "@/components/ui/select"
import { Textarea } from "@/components/ui/textarea"
import { useAction } from "@/components/use-action"
import type { CauseDetail } from "@/lib/causes/schema"
import { t } from "@/lib/say"
import { note, own } from "../actions"

/** Saved as soon as it is chosen. */
export function OwnerForm({ cause }: { cause: CauseDetail }) {
  const { send, pending } = useAction(own, { done: t("Saved"), loud: true })
  const known = cause.members.some((one) => one.id === cause.owner?.id)
  return (
    <Field name="ownerId" label={t("Looks after it")} required>
      {({ required: _, ...wiring }) => (
        <Select
          {...wiring}
          placeholder={t("Nobody")}
          disabled={pending}
          value={cause.owner?.id ?? ""}
          onChange={(event) => send({ id: cause.id, ownerId: event.currentTarget.value })}
          options={[
            ...cause.members.map(({ id, name }) => ({ value: id, label: name })),
            ...(cause.owner && !known ? [{ value: cause.owner.id, label: cause.owner.name }] : []),
          ]}
        />
      )}
    </Field>
  )
}

export function NoteForm({ cause }: { cause: CauseDetail }) {
  const { onSubmit, pending, failure } = useAction(note, { done: t("Noted") })
  return (
    <form method="dialog" onSubmit={onSubmit} className="grid gap-2">
      <FormErrors message={failure?.sentence} />
      <input type="hidden" name="id" value={cause.id} />
      <Field
        name="note"
        label={t("What was found out")}
        hint={t("Everybody who looks after jobs reads it: no patient's name.")}
        error={failure?.fields?.note}
        required
      >
        {({ required: _, ...wiring }) => (
          <Textarea {...wiring} rows={4} maxLength={1000} defaultValue={cause.note ?? ""} />
        )}
      </Field>
      <Button type="submit" size="sm" pending={pending} className="w-fit">
        {t("Save note")}
      </Button>
    </form>
  )
}
