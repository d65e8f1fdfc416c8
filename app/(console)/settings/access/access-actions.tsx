"use client"

import { ActionDialog } from "@/components/action-dialog"
import { Button } from "@/components/ui/button"
import { Field } from "@/components/ui/field"
import { Select } from "@/components/ui/select"
import { Textarea } from "@/components/ui/textarea"
import type { AccessRow } from "@/lib/access/schema"
import { VERDICT_NAMES, VERDICTS } from "@/lib/access/words"
import { t } from "@/lib/say"
import { end, review } from "./actions"

type Props = Pick<AccessRow, "id" | "kind" | "may"> & { who: string }

export function AccessActions({ id, kind, may, who }: Props) {
  return (
    <>
      {may.end && (
        <ActionDialog
          trigger={<Button>{t("End now")}</Button>}
          title={kind === "grant" ? t("End {who}'s access?", { who }) : t("End this for {who}?", { who })}
          description={
            kind === "grant"
              ? t("Their session in this clinic ends at once.")
              : t("From their next click on they see what their role shows, and no more.")
          }
          action={end}
          hidden={{ id }}
          confirm={t("End now")}
          danger
          done={t("Ended.")}
        />
      )}
      {may.review && (
        <ActionDialog
          trigger={<Button variant="primary">{t("Review")}</Button>}
          title={t("Was {who}'s emergency access justified?", { who })}
          description={t("Look at what was opened first: the audit log has each look, marked.")}
          action={review}
          hidden={{ id }}
          confirm={t("Save review")}
          done={t("Reviewed.")}
        >
          {(errors) => (
            <>
              <Field name="verdict" label={t("Verdict")} error={errors.verdict} required>
                {(wiring) => (
                  <Select
                    {...wiring}
                    defaultValue="justified"
                    options={VERDICTS.map((value) => ({ value, label: t(VERDICT_NAMES[value]) }))}
                  />
                )}
              </Field>
              <Field
                name="note"
                label={t("Note")}
                hint={t("Needed when it was not justified.")}
                error={errors.note}
              >
                {(wiring) => <Textarea {...wiring} maxLength={500} />}
              </Field>
            </>
          )}
        </ActionDialog>
      )}
    </>
  )
}
