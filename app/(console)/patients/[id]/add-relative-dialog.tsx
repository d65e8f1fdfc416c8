"use client"

import { ActionDialog } from "@/components/action-dialog"
import { Field } from "@/components/ui/field"
import { Select } from "@/components/ui/select"
import { RELATION_KINDS, RELATION_NAMES } from "@/lib/patients/words"
import { t } from "@/lib/say"
import { relate } from "../actions"
import { PersonPicker } from "./person-picker"

const KINDS = RELATION_KINDS.map((value) => ({ value, label: RELATION_NAMES[value] }))

type Props = { patientId: string; name: string; onClose: () => void }

export function AddRelativeDialog({ patientId, name, onClose }: Props) {
  return (
    <ActionDialog
      open
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={t("Add a relative")}
      description={t("It is kept on both records.")}
      action={relate}
      hidden={{ id: patientId }}
      confirm={t("Add")}
      done={t("Linked.")}
    >
      {(errors) => (
        <>
          <PersonPicker name="relativeId" label={t("Who")} not={patientId} error={errors.relativeId} />
          <Field name="kind" label={`What they are to ${name}`} error={errors.kind} required>
            {(wiring) => <Select {...wiring} options={KINDS} defaultValue="parent" />}
          </Field>
        </>
      )}
    </ActionDialog>
  )
}
