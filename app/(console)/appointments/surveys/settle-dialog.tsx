"use client"

import { ActionDialog } from "@/components/action-dialog"
import { PatientText } from "@/components/patient-text"
import { Field } from "@/components/ui/field"
import { Select } from "@/components/ui/select"
import { Textarea } from "@/components/ui/textarea"
import { t } from "@/lib/say"
import type { SurveyRow } from "@/lib/surveys/schema"
import { settle } from "./actions"

const SCORES = Array.from({ length: 11 }, (_, n) => ({ value: String(n), label: String(n) }))

/** A person notes the number they read, or were told. */
export function SettleDialog({
  row,
  onOpenChange,
}: {
  row: SurveyRow
  onOpenChange: (open: boolean) => void
}) {
  return (
    <ActionDialog
      open
      onOpenChange={onOpenChange}
      hidden={{ id: row.id }}
      title={t("Note the answer")}
      description={<PatientText>{row.patient.name}</PatientText>}
      action={settle}
      confirm={t("Note it")}
      done={t("Noted.")}
    >
      {(errors) => (
        <>
          <Field
            name="score"
            label={t("How likely they recommend the clinic, 0 to 10")}
            error={errors.score}
            hint={t("Six or less has somebody call them.")}
            required
          >
            {(wiring) => <Select {...wiring} placeholder={t("Choose")} options={SCORES} />}
          </Field>
          <Field name="words" label={t("What they said")} error={errors.words}>
            {(wiring) => <Textarea {...wiring} maxLength={1000} />}
          </Field>
        </>
      )}
    </ActionDialog>
  )
}
