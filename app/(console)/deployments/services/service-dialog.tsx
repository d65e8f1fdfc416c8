"use client"

import { Field } from "@/components/ui/field"
import { Input } from "@/components/ui/input"
import { Select } from "@/components/ui/select"
import { useAction } from "@/components/use-action"
import { t } from "@/lib/say"
import type { SoftwareRow } from "@/lib/software/views"
import { kindWords, SERVICE_KINDS, type ServiceKind } from "@/lib/software/words"
import { addService, editService } from "./actions"
import { FormDialog } from "./form-dialog"

export type ServiceGiven = Pick<
  SoftwareRow,
  "id" | "name" | "title" | "kind" | "position" | "owner" | "ownerContact" | "repository" | "runbookUrl"
>

export function ServiceDialog({ service, close }: { service?: ServiceGiven; close: () => void }) {
  const adding = useAction(addService, { done: t("Added. Give it a place next."), onDone: close })
  const changing = useAction(editService, { done: t("Changed."), onDone: close })
  const { failure, pending } = service ? changing : adding
  const errors = failure?.fields ?? {}
  const said = (form: FormData, name: string) => String(form.get(name) ?? "")
  return (
    <FormDialog
      title={service ? t("Change {name}", { name: service.title }) : t("New service")}
      description={t(
        "What is built and put somewhere as one. Its name is for good: releases are known by it.",
      )}
      size="lg"
      failure={failure}
      pending={pending}
      confirm={service ? t("Change") : t("Add it")}
      close={close}
      onSubmit={(event) => {
        event.preventDefault()
        if (pending) return
        const form = new FormData(event.currentTarget)
        const fields = {
          title: said(form, "title"),
          kind: said(form, "kind") as ServiceKind,
          position: said(form, "position"),
          owner: said(form, "owner"),
          ownerContact: said(form, "ownerContact"),
          repository: said(form, "repository"),
          runbookUrl: said(form, "runbookUrl"),
        }
        if (service) changing.send({ id: service.id, ...fields })
        else adding.send({ name: said(form, "name"), ...fields })
      }}
    >
      <div className="grid gap-4 sm:grid-cols-2">
        {!service && (
          <Field
            name="name"
            label={t("Name")}
            hint={t("As machines call it: doctor-dashboard")}
            error={errors.name}
            required
          >
            {(wiring) => <Input {...wiring} maxLength={60} autoComplete="off" spellCheck={false} />}
          </Field>
        )}
        <Field name="title" label={t("Title")} error={errors.title} required>
          {(wiring) => <Input {...wiring} maxLength={80} defaultValue={service?.title} />}
        </Field>
        <Field
          name="kind"
          label={t("Kind")}
          hint={t("Put out together, kinds go in this order.")}
          error={errors.kind}
          required
        >
          {(wiring) => (
            <Select
              {...wiring}
              defaultValue={service?.kind ?? "api"}
              options={SERVICE_KINDS.map((kind) => ({ value: kind, label: kindWords(kind) }))}
            />
          )}
        </Field>
        <Field name="position" label={t("Order within its kind")} error={errors.position} required>
          {(wiring) => (
            <Input {...wiring} type="number" min={0} max={999} defaultValue={service?.position ?? 0} />
          )}
        </Field>
        <Field name="owner" label={t("Who answers for it")} error={errors.owner}>
          {(wiring) => <Input {...wiring} maxLength={120} defaultValue={service?.owner} />}
        </Field>
        <Field name="ownerContact" label={t("How to reach them")} error={errors.ownerContact}>
          {(wiring) => <Input {...wiring} maxLength={200} defaultValue={service?.ownerContact} />}
        </Field>
        <Field
          name="repository"
          label={t("Repository at GitHub")}
          hint={t("owner/name: by it checks and commits are known.")}
          error={errors.repository}
        >
          {(wiring) => <Input {...wiring} maxLength={140} defaultValue={service?.repository ?? ""} />}
        </Field>
        <Field name="runbookUrl" label={t("Runbook")} error={errors.runbookUrl}>
          {(wiring) => (
            <Input {...wiring} maxLength={500} inputMode="url" defaultValue={service?.runbookUrl ?? ""} />
          )}
        </Field>
      </div>
    </FormDialog>
  )
}
