"use client"

import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { ActionDialog } from "@/components/action-dialog"
import { newKey } from "@/components/new-key"
import { Field } from "@/components/ui/field"
import { Input } from "@/components/ui/input"
import { Select } from "@/components/ui/select"
import { Textarea } from "@/components/ui/textarea"
import { t } from "@/lib/say"
import type { TaskOwners } from "@/lib/tasks/schema"
import { getJson } from "@/lib/web/query-client"
import { create } from "./actions"
import { ownerOptions } from "./owner-options"

const KINDS = { other: "Something else", call_back: "Call back", reply: "Reply", check_consent: "Consent" }

type Props = { leadId?: string; patientId?: string; onOpenChange: (open: boolean) => void }

export function NewTaskDialog({ leadId, patientId, onOpenChange }: Props) {
  const [key] = useState(newKey)
  const { data, isError } = useQuery({
    queryKey: ["tasks", "owners"],
    queryFn: ({ signal }) => getJson<TaskOwners>("/api/tasks/owners", { signal }),
  })
  const hidden = { key, ...(leadId && { leadId }), ...(patientId && { patientId }) }
  return (
    <ActionDialog
      open
      onOpenChange={onOpenChange}
      title={t("New task")}
      description={
        leadId || patientId ? t("It stands with this patient, and in the list of who does it.") : undefined
      }
      action={create}
      hidden={hidden}
      confirm={t("Make the task")}
      done={t("The task is made.")}
    >
      {(errors) => (
        <>
          <Field name="title" label={t("What is there to do?")} error={errors.title} required>
            {(wiring) => <Input {...wiring} maxLength={500} autoFocus autoComplete="off" />}
          </Field>
          <div className="grid items-start gap-4 sm:grid-cols-[minmax(0,1fr)_14rem]">
            <Field name="owner" label={t("Who does it")} error={errors.owner} required>
              {(wiring) => (
                <Select
                  {...wiring}
                  key={data ? "known" : "waiting"}
                  placeholder={isError ? t("Cannot be read just now") : data ? t("Choose") : t("Reading…")}
                  defaultValue={data?.me ? `member:${data.me}` : ""}
                  options={data ? ownerOptions(data) : []}
                />
              )}
            </Field>
            <Field name="due" label={t("Due")} error={errors.due} hint={t("By the clinic's clock.")}>
              {(wiring) => <Input {...wiring} type="datetime-local" />}
            </Field>
          </div>
          <Field name="kind" label={t("Kind")} error={errors.kind} required>
            {(wiring) => (
              <Select
                {...wiring}
                options={Object.entries(KINDS).map(([value, label]) => ({ value, label }))}
              />
            )}
          </Field>
          <Field name="why" label={t("Why")} error={errors.why} hint={t("For who does it.")}>
            {(wiring) => <Textarea {...wiring} maxLength={500} rows={2} />}
          </Field>
        </>
      )}
    </ActionDialog>
  )
}
