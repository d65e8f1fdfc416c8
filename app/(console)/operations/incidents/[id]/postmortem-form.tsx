"use client"

import { ActionDialog } from "@/components/action-dialog"
import { Button } from "@/components/ui/button"
import { Field } from "@/components/ui/field"
import { Textarea } from "@/components/ui/textarea"
import { LONGEST_POSTMORTEM } from "@/lib/incidents/words"
import { t } from "@/lib/say"
import { write } from "../actions"

export function PostmortemForm({ id, first, isNew }: { id: string; first: string; isNew: boolean }) {
  return (
    <ActionDialog
      trigger={<Button size="sm">{isNew ? t("Write it") : t("Change")}</Button>}
      title={t("Postmortem")}
      description={t(
        "It begins with what is on record. No names of those at fault: what made it possible, and what follows.",
      )}
      action={write}
      hidden={{ id }}
      confirm={t("Save the postmortem")}
      done={t("Saved")}
    >
      {(errors) => (
        <Field
          id="postmortem-words"
          name="postmortem"
          label={t("What happened and what follows")}
          hint={t("Headings by #, lists by -. No patient's name.")}
          error={errors.postmortem}
          required
        >
          {(wiring) => (
            <Textarea
              {...wiring}
              rows={18}
              maxLength={LONGEST_POSTMORTEM}
              defaultValue={first}
              className="font-mono text-xs"
            />
          )}
        </Field>
      )}
    </ActionDialog>
  )
}
