"use client"

import { useQueryClient } from "@tanstack/react-query"
import { ActionDialog } from "@/components/action-dialog"
import { PatientText } from "@/components/patient-text"
import { Time } from "@/components/time"
import { Checkbox } from "@/components/ui/checkbox"
import { Field } from "@/components/ui/field"
import { Select } from "@/components/ui/select"
import { Textarea } from "@/components/ui/textarea"
import type { AppointmentRow } from "@/lib/appointments/schema"
import { CANCEL_CAUSES, OUTCOMES } from "@/lib/appointments/words"
import { t } from "@/lib/say"
import { cancel, changeNote, complete } from "../actions"

export type Deed = "complete" | "cancel" | "note"

type Props = { row: AppointmentRow; deed: Deed; onOpenChange: (open: boolean) => void }

/** What asks something before it is done. */
export function DeedDialog({ row, deed, onOpenChange }: Props) {
  const queries = useQueryClient()
  const shared = {
    hidden: { id: row.id },
    open: true,
    onOpenChange,
    onDone: () => void queries.invalidateQueries({ queryKey: ["appointments"] }),
    description: (
      <>
        <PatientText>{row.patient.name}</PatientText>, {row.service.name},{" "}
        <Time value={row.startsAt} as="moment" />
      </>
    ),
  }
  if (deed === "complete")
    return (
      <ActionDialog
        {...shared}
        title={t("Complete the appointment")}
        action={complete}
        confirm={t("Complete")}
        done={t("Completed.")}
      >
        {(errors) => (
          <>
            <Field name="outcome" label={t("What came of it?")} error={errors.outcome} required>
              {(wiring) => <Select {...wiring} defaultValue="treated" options={options(OUTCOMES)} />}
            </Field>
            <Field
              name="words"
              label={t("What is there to say")}
              error={errors.words}
              hint={t("For colleagues. The patient does not see it.")}
            >
              {(wiring) => <Textarea {...wiring} maxLength={1000} />}
            </Field>
          </>
        )}
      </ActionDialog>
    )
  if (deed === "note")
    return (
      <ActionDialog
        {...shared}
        title={t("Note")}
        action={changeNote}
        confirm={t("Keep the note")}
        done={t("The note is kept.")}
      >
        {(errors) => (
          <Field
            id="appointment-note"
            name="note"
            label={t("Note")}
            error={errors.note}
            hint={t("For colleagues. The patient does not see it.")}
          >
            {(wiring) => <Textarea {...wiring} rows={4} maxLength={1000} defaultValue={row.note ?? ""} />}
          </Field>
        )}
      </ActionDialog>
    )
  return (
    <ActionDialog
      {...shared}
      title={t("Cancel the appointment")}
      action={cancel}
      confirm={t("Cancel the appointment")}
      danger
      done={t("Cancelled. The time is free.")}
    >
      {(errors) => (
        <>
          <Field name="because" label={t("Why?")} error={errors.because} required>
            {(wiring) => <Select {...wiring} placeholder={t("Choose")} options={options(CANCEL_CAUSES)} />}
          </Field>
          <Field name="words" label={t("What is there to say")} error={errors.words}>
            {(wiring) => <Textarea {...wiring} maxLength={500} />}
          </Field>
          {row.seriesId && <Checkbox name="following" label={t("And all that follow in its series")} />}
        </>
      )}
    </ActionDialog>
  )
}

const options = (of: Record<string, string>) =>
  Object.entries(of).map(([value, label]) => ({ value, label: t(label) }))
