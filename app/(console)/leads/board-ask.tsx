"use client"

import { ActionDialog } from "@/components/action-dialog"
import { stateOf } from "@/components/states"
import { Field } from "@/components/ui/field"
import { Select } from "@/components/ui/select"
import { needsReason } from "@/lib/leads/rules"
import type { LeadRow } from "@/lib/leads/schema"
import type { LeadStatus } from "@/lib/leads/words"
import { t } from "@/lib/say"
import { moveOnBoard } from "./actions"

type Props = {
  row: LeadRow
  choices: readonly LeadStatus[]
  close: () => void
  onDone: (to: LeadStatus) => void
}

/** Asks why a lead is moved where that is kept, and to which status where a column holds two. */
export function AskMove({ row, choices, close, onDone }: Props) {
  const [only] = choices
  const isOne = choices.length === 1
  const words = { name: row.patient.name, status: t(stateOf("lead", only ?? "won").word).toLowerCase() }
  return (
    <ActionDialog
      open
      onOpenChange={(open) => !open && close()}
      title={isOne ? t("Set {name} to {status}", words) : t("How did it end with {name}?", words)}
      description={t("The lead’s history keeps who moved it, and why.")}
      action={moveOnBoard}
      hidden={{ id: row.id, from: row.status, ...(isOne && only && { to: only }) }}
      reason={{ required: choices.every((to) => needsReason(row.status, to)) }}
      confirm={isOne ? t("Set to {status}", words) : t("Set status")}
      done={t("Moved.")}
      onDone={({ status }) => onDone(status)}
    >
      {(errors) =>
        isOne ? null : (
          <Field name="to" label={t("Status")} error={errors.to} required>
            {(wiring) => (
              <Select
                {...wiring}
                placeholder={t("Choose")}
                options={choices.map((value) => ({ value, label: t(stateOf("lead", value).word) }))}
              />
            )}
          </Field>
        )
      }
    </ActionDialog>
  )
}
