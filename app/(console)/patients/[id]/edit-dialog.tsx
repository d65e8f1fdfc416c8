"use client"

import { ActionDialog } from "@/components/action-dialog"
import { Field } from "@/components/ui/field"
import { Input } from "@/components/ui/input"
import { Select } from "@/components/ui/select"
import type { PatientDetail } from "@/lib/patients/schema"
import { LANGUAGES } from "@/lib/patients/words"
import { change } from "../actions"

const LANGUAGE_OPTIONS = Object.entries(LANGUAGES).map(([value, label]) => ({ value, label }))

export function EditDialog({ patient, onClose }: { patient: PatientDetail["patient"]; onClose: () => void }) {
  return (
    <ActionDialog
      open
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title="Edit details"
      action={change}
      hidden={{ id: patient.id }}
      confirm="Save"
      done="Saved."
    >
      {(errors) => (
        <>
          <Field name="name" label="Name" error={errors.name} required>
            {(wiring) => <Input {...wiring} defaultValue={patient.name} maxLength={120} autoComplete="off" />}
          </Field>
          <Field name="birthDate" label="Date of birth" error={errors.birthDate}>
            {(wiring) => <Input {...wiring} type="date" defaultValue={patient.birthDate ?? ""} />}
          </Field>
          <Field name="language" label="Language" error={errors.language}>
            {(wiring) => (
              <Select
                {...wiring}
                placeholder="Not known"
                defaultValue={patient.language ?? ""}
                options={LANGUAGE_OPTIONS}
              />
            )}
          </Field>
        </>
      )}
    </ActionDialog>
  )
}
