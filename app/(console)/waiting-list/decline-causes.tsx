"use client"

import type { ReactElement } from "react"
import { ActionDialog } from "@/components/action-dialog"
import { Field } from "@/components/ui/field"
import { Select } from "@/components/ui/select"
import { DECLINE_CAUSES } from "@/lib/appointments/words"
import { t } from "@/lib/say"
import type { decline } from "./actions"

type Props = { id: string; action: typeof decline; trigger: ReactElement; isNote?: boolean }

/** Why a time was not taken: at once, or afterwards of a no that came by message. */
export function DeclineCauses({ id, action, trigger, isNote = false }: Props) {
  return (
    <ActionDialog
      trigger={trigger}
      title={t(isNote ? "Why did they decline?" : "They decline this time")}
      description={t(
        "Who goes elsewhere or needs it no more is taken off the list. Everybody else waits on.",
      )}
      action={action}
      hidden={{ id }}
      confirm={t(isNote ? "Save" : "Decline")}
      done={t("Noted")}
    >
      {(errors) => (
        <Field name="because" label={t("Why")} required error={errors.because}>
          {(wiring) => (
            <Select
              {...wiring}
              placeholder={t("Choose")}
              options={Object.entries(DECLINE_CAUSES).map(([value, label]) => ({ value, label: t(label) }))}
            />
          )}
        </Field>
      )}
    </ActionDialog>
  )
}
