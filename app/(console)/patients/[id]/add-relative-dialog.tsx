"use client"

import { ActionDialog } from "@/components/action-dialog"
import { Field } from "@/components/ui/field"
import { Select } from "@/components/ui/select"
import { RELATION_KINDS, RELATION_NAMES } from "@/lib/patients/words"
import { t } from "@/lib/say"
import { relate } from "../actions"
import { PersonPicker } from "./person-picker"

type Props = { patientId: string; name: string; onClose: () => void }

export function AddRelativeDialog({ patientId, name, onClose }: Props) {
  const kinds = RELATION_KINDS.map((value) => ({ value, label: t(RELATION_NAMES[value]) }))
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
          <Field name="kind" label={t("What they are to {name}", { name })} error={errors.kind} required>
            {(wiring) => <Select {...wiring} options={kinds} defaultValue="parent" />}
          </Field>
        </>
      )}
    </ActionDialog>
  )
}
