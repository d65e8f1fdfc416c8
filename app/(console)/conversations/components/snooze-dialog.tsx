"use client"

import { ActionDialog } from "@/components/action-dialog"
import type { ConversationRow } from "@/lib/conversations/schema"
import { t } from "@/lib/say"
import { snooze } from "../actions"
import { nameOf } from "./name-of"
import { WhenChoice } from "./when-choice"

type Props = { row: ConversationRow; close: () => void; onDone: () => void }

export function SnoozeDialog({ row, close, onDone }: Props) {
  return (
    <ActionDialog
      open
      onOpenChange={(open) => !open && close()}
      title={t("Snooze {name}", { name: nameOf(row) })}
      description={t("It leaves the list and comes back at this time, or at once when the person writes.")}
      action={snooze}
      hidden={{ id: row.id }}
      confirm={t("Snooze")}
      done={t("Snoozed.")}
      onDone={onDone}
    >
      {(errors) => <WhenChoice name="until" label={t("Until when")} error={errors.until} />}
    </ActionDialog>
  )
}
