"use client"

import { ActionDialog } from "@/components/action-dialog"
import { Field } from "@/components/ui/field"
import { Select } from "@/components/ui/select"
import type { Colleague } from "@/lib/conversations/colleague"
import type { ConversationRow } from "@/lib/conversations/schema"
import { t } from "@/lib/say"
import { assign } from "../actions"
import { nameOf } from "./name-of"

type Props = {
  row: ConversationRow
  colleagues: readonly Colleague[]
  close: () => void
  onDone: () => void
}

export function AssignDialog({ row, colleagues, close, onDone }: Props) {
  return (
    <ActionDialog
      open
      onOpenChange={(open) => !open && close()}
      title={t("Assign {name}", { name: nameOf(row) })}
      description={t("The conversation appears among this colleague’s own, and they are told.")}
      action={assign}
      hidden={{ id: row.id }}
      confirm={t("Assign")}
      done={t("Assigned.")}
      onDone={onDone}
    >
      {(errors) => (
        <Field name="to" label={t("Colleague")} error={errors.to} required>
          {(wiring) => (
            <Select
              {...wiring}
              defaultValue={row.owner?.memberId ?? "me"}
              options={[
                { value: "me", label: t("Me") },
                { value: "nobody", label: t("Nobody") },
                ...colleagues.map(({ id, name }) => ({ value: id, label: name })),
              ]}
            />
          )}
        </Field>
      )}
    </ActionDialog>
  )
}
