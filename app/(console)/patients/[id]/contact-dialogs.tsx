"use client"

import { ActionDialog } from "@/components/action-dialog"
import { Checkbox } from "@/components/ui/checkbox"
import { Field } from "@/components/ui/field"
import { Input } from "@/components/ui/input"
import { t } from "@/lib/say"
import { labelAddress, removeAddress } from "../actions"
import type { OfContact } from "./contact-menu"

type Props = OfContact & { onClose: () => void }

export function LabelContact({ contact, patientId, onClose }: Props) {
  return (
    <ActionDialog
      open
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={t("Whose is {address}?", { address: contact.spoken })}
      action={labelAddress}
      hidden={{ id: patientId, contactId: contact.id }}
      confirm={t("Save")}
      done={t("Saved.")}
    >
      {(errors) => (
        <Field
          name="label"
          label={t("Whose it is")}
          hint={t("Such as: own, mother's, work")}
          error={errors.label}
        >
          {(wiring) => <Input {...wiring} defaultValue={contact.label ?? ""} maxLength={40} />}
        </Field>
      )}
    </ActionDialog>
  )
}

export function RemoveContact({ contact, patientId, isLast, onClose }: Props & { isLast: boolean }) {
  return (
    <ActionDialog
      open
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={t("Take {address} away?", { address: contact.spoken })}
      description={t(
        "What was written over it stays. Others who use it keep it. A new message from there may be taken for somebody else's.",
      )}
      action={removeAddress}
      hidden={{ id: patientId, contactId: contact.id }}
      confirm={t("Take away")}
      danger
      done={t("Taken away.")}
    >
      {isLast && (
        <Checkbox
          name="evenLast"
          label={t("This is the only way to reach them, and it shall go all the same.")}
        />
      )}
    </ActionDialog>
  )
}
