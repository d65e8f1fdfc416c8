"use client"

import { ActionDialog } from "@/components/action-dialog"
import { Checkbox } from "@/components/ui/checkbox"
import { Field } from "@/components/ui/field"
import { Input } from "@/components/ui/input"
import { Select } from "@/components/ui/select"
import { ADDABLE_CHANNELS, CHANNEL_NAMES } from "@/lib/patients/words"
import { t } from "@/lib/say"
import { addAddress } from "../actions"

export function AddContactDialog({ patientId, onClose }: { patientId: string; onClose: () => void }) {
  const kinds = ADDABLE_CHANNELS.map((value) => ({ value, label: t(CHANNEL_NAMES[value]) }))
  return (
    <ActionDialog
      open
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={t("Add a number or address")}
      action={addAddress}
      hidden={{ id: patientId }}
      confirm={t("Add")}
      done={t("Added.")}
    >
      {(errors) => (
        <>
          <Field name="channel" label={t("Kind")} error={errors.channel} required>
            {(wiring) => <Select {...wiring} options={kinds} defaultValue="voice" />}
          </Field>
          <Field name="address" label={t("Number or address")} error={errors.address} required>
            {(wiring) => <Input {...wiring} maxLength={200} autoComplete="off" />}
          </Field>
          {errors.address?.includes("share") && (
            <Checkbox name="shared" label={t("They share it: families often do.")} />
          )}
          <Field
            name="label"
            label={t("Whose it is")}
            hint={t("Such as: own, mother's, work")}
            error={errors.label}
          >
            {(wiring) => <Input {...wiring} maxLength={40} autoComplete="off" />}
          </Field>
        </>
      )}
    </ActionDialog>
  )
}
