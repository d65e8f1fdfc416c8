"use client"

import { Checkbox } from "@/components/ui/checkbox"
import { Field } from "@/components/ui/field"
import { Input } from "@/components/ui/input"
import { useAction } from "@/components/use-action"
import { t } from "@/lib/say"
import type { EnvironmentRow } from "@/lib/software/views"
import { addEnvironment, editEnvironment } from "./actions"
import { FormDialog } from "./form-dialog"

export function EnvironmentDialog({ row, close }: { row?: EnvironmentRow; close: () => void }) {
  const adding = useAction(addEnvironment, { done: t("Added."), onDone: close })
  const changing = useAction(editEnvironment, { done: t("Changed."), onDone: close })
  const { failure, pending } = row ? changing : adding
  const errors = failure?.fields ?? {}
  return (
    <FormDialog
      title={row ? t("Change {name}", { name: row.title }) : t("New environment")}
      failure={failure}
      pending={pending}
      confirm={row ? t("Change") : t("Add it")}
      close={close}
      onSubmit={(event) => {
        event.preventDefault()
        if (pending) return
        const form = new FormData(event.currentTarget)
        const given = { title: String(form.get("title")), needsChecks: form.get("needsChecks") === "on" }
        if (row) changing.send({ name: row.name, ...given })
        else adding.send({ name: String(form.get("name")), position: String(form.get("position")), ...given })
      }}
    >
      {!row && (
        <>
          <Field
            name="name"
            label={t("Name")}
            hint={t("As machines call it: staging, production. It is for good.")}
            error={errors.name}
            required
          >
            {(wiring) => <Input {...wiring} maxLength={40} autoComplete="off" spellCheck={false} />}
          </Field>
          <Field
            name="position"
            label={t("Place in the order")}
            hint={t("What is tried first has the smallest number.")}
            error={errors.position}
            required
          >
            {(wiring) => <Input {...wiring} type="number" min={0} max={999} defaultValue={0} />}
          </Field>
        </>
      )}
      <Field name="title" label={t("Title")} error={errors.title} required>
        {(wiring) => <Input {...wiring} maxLength={80} defaultValue={row?.title} />}
      </Field>
      <Checkbox
        name="needsChecks"
        label={t("A commit’s checks must be green before it is put here")}
        defaultChecked={row?.needsChecks ?? true}
      />
    </FormDialog>
  )
}
