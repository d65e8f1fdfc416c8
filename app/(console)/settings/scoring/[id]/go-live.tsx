"use client"

import { ActionDialog } from "@/components/action-dialog"
import { Button } from "@/components/ui/button"
import { Field } from "@/components/ui/field"
import { Input } from "@/components/ui/input"
import { t } from "@/lib/say"
import { goLive } from "../actions"

/** Asks why, and where somebody in pain would be seen later, to have that typed. */
export function GoLive({ id, name }: { id: string; name: string }) {
  return (
    <ActionDialog
      trigger={<Button variant="primary">{t("Go live")}</Button>}
      title={t("Score by {name} from now on?", { name })}
      description={t(
        "New messages are scored by it at once. Scores there are stay as they are, and the set that counts now can be brought back.",
      )}
      action={goLive}
      hidden={{ id }}
      reason={{ required: true }}
      confirm={t("Go live")}
      done={t("It counts from now on.")}
    >
      {(errors) =>
        errors.later ? (
          <Field
            name="later"
            label={t("Some would be seen later than now")}
            hint={t("To go on, type: patients in pain would be seen later")}
            error={errors.later}
            required
          >
            {(wiring) => <Input {...wiring} autoComplete="off" />}
          </Field>
        ) : null
      }
    </ActionDialog>
  )
}
