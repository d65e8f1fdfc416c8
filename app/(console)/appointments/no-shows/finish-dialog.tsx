"use client"

import { ActionDialog } from "@/components/action-dialog"
import { PatientText } from "@/components/patient-text"
import { Field } from "@/components/ui/field"
import { Select } from "@/components/ui/select"
import { Textarea } from "@/components/ui/textarea"
import type { NoShowRow } from "@/lib/no-shows/schema"
import { t } from "@/lib/say"
import { OUTCOMES } from "@/lib/tasks/words"
import { finishCall } from "./actions"

type Props = { row: NoShowRow; taskId: string; onOpenChange: (open: boolean) => void }

/** How the call ended; it ends the task that asked for it. */
export function FinishDialog({ row, taskId, onOpenChange }: Props) {
  return (
    <ActionDialog
      open
      onOpenChange={onOpenChange}
      hidden={{ id: taskId }}
      title={t("How did the call end?")}
      description={<PatientText>{row.patient.name}</PatientText>}
      action={finishCall}
      confirm={t("Finish")}
      done={t("Finished.")}
    >
      {(errors) => (
        <>
          <Field name="outcome" label={t("How did it end?")} error={errors.outcome} required>
            {(wiring) => (
              <Select
                {...wiring}
                placeholder={t("Choose")}
                options={Object.entries(OUTCOMES).map(([value, label]) => ({ value, label: t(label) }))}
              />
            )}
          </Field>
          <Field
            name="words"
            label={t("What is there to say")}
            error={errors.words}
            hint={t("Kept with the task, sealed.")}
          >
            {(wiring) => <Textarea {...wiring} maxLength={500} />}
          </Field>
        </>
      )}
    </ActionDialog>
  )
}
