"use client"

import type { ReactElement } from "react"
import { ActionDialog } from "@/components/action-dialog"
import { Field } from "@/components/ui/field"
import { Select } from "@/components/ui/select"
import type { Colleague } from "@/lib/leads/schema"
import { t } from "@/lib/say"
import { assign } from "./actions"

type Props = {
  lead: { id: string; patient: { name: string }; owner: { id: string } | null }
  colleagues: readonly Colleague[]
  trigger?: ReactElement
  open?: boolean
  onOpenChange?: (open: boolean) => void
}

export function AssignDialog({ lead, colleagues, ...rest }: Props) {
  return (
    <ActionDialog
      {...rest}
      title={t("Assign {name}", { name: lead.patient.name })}
      description={t("The lead and its clock go to this colleague.")}
      action={assign}
      hidden={{ id: lead.id }}
      confirm={t("Assign")}
      done={t("Assigned.")}
    >
      {(errors) => (
        <Field name="memberId" label={t("Colleague")} error={errors.memberId} required>
          {(wiring) => (
            <Select
              {...wiring}
              defaultValue={lead.owner?.id ?? ""}
              placeholder={t("Choose a colleague")}
              options={colleagues.map(({ id, name }) => ({ value: id, label: name }))}
            />
          )}
        </Field>
      )}
    </ActionDialog>
  )
}
