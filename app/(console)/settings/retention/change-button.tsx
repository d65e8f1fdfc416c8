"use client"

import { ActionDialog } from "@/components/action-dialog"
import { Button } from "@/components/ui/button"
import { Field } from "@/components/ui/field"
import { Input } from "@/components/ui/input"
import type { RetentionRow } from "@/lib/retention/schema"
import { RETENTION } from "@/lib/retention/words"
import { t } from "@/lib/say"
import { change } from "./actions"

export const ChangeButton = ({ rows }: { rows: readonly RetentionRow[] }) => (
  <ActionDialog
    trigger={<Button>{t("Change")}</Button>}
    title={t("How long what is kept")}
    description={t(
      "Shorter than usual is always possible; longer than the law allows is not. It counts from the next night on, and what went does not come back.",
    )}
    action={change}
    reason={{ hint: t("Why the clinic decides so.") }}
    confirm={t("Change")}
    danger
    done={t("It counts from the next night on.")}
  >
    {(errors) => (
      <div className="grid gap-3 sm:grid-cols-2">
        {rows.flatMap((row) =>
          row.bounds ? (
            <Field
              key={row.of}
              name={row.of}
              label={t(RETENTION[row.of].name)}
              hint={t("{least} to {most} days", row.bounds)}
              required
              error={errors[row.of]}
            >
              {(wiring) => (
                <Input
                  {...wiring}
                  type="number"
                  inputMode="numeric"
                  min={row.bounds?.least}
                  max={row.bounds?.most}
                  defaultValue={row.days}
                />
              )}
            </Field>
          ) : (
            []
          ),
        )}
      </div>
    )}
  </ActionDialog>
)
