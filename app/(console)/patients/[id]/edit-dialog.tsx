"use client"

import { ActionDialog } from "@/components/action-dialog"
import { Field } from "@/components/ui/field"
import { Input } from "@/components/ui/input"
import { Select } from "@/components/ui/select"
import type { PatientDetail } from "@/lib/patients/schema"
import { t } from "@/lib/say"
import { change } from "../actions"
import { languageOptions } from "../language-options"

export function EditDialog({ patient, onClose }: { patient: PatientDetail["patient"]; onClose: () => void }) {
  return (
    <ActionDialog
      open
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={t("Edit details")}
      action={change}
      hidden={{ id: patient.id }}
      confirm={t("Save")}
      done={t("Saved.")}
    >
      {(errors) => (
        <>
          <Field name="name" label={t("Name")} error={errors.name} required>
            {(wiring) => <Input {...wiring} defaultValue={patient.name} maxLength={120} autoComplete="off" />}
          </Field>
          <Field name="birthDate" label={t("Date of birth")} error={errors.birthDate}>
            {(wiring) => <Input {...wiring} type="date" defaultValue={patient.birthDate ?? ""} />}
          </Field>
          <Field name="language" label={t("Language")} error={errors.language}>
            {(wiring) => (
              <Select
                {...wiring}
                placeholder={t("Not known")}
                defaultValue={patient.language ?? ""}
                options={languageOptions()}
              />
            )}
          </Field>
        </>
      )}
    </ActionDialog>
  )
}
