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
const OPTIONS = VERDICTS.map((value) => ({ value, label: VERDICT_NAMES[value] }))

export function AccessActions({ id, kind, may, who }: Props) {
  return (
    <>
      {may.end && (
        <ActionDialog
          trigger={<Button>{t("End now")}</Button>}
          title={kind === "grant" ? `End ${who}'s access?` : `End this for ${who}?`}
          description={
            kind === "grant"
              ? "Their session in this clinic ends at once."
              : "From their next click on they see what their role shows, and no more."
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
          title={`Was ${who}'s emergency access justified?`}
          description={t("Look at what was opened first: the audit log has each look, marked.")}
          action={review}
          hidden={{ id }}
          confirm={t("Save review")}
          done={t("Reviewed.")}
        >
          {(errors) => (
            <>
              <Field name="verdict" label={t("Verdict")} error={errors.verdict} required>
                {(wiring) => <Select {...wiring} defaultValue="justified" options={OPTIONS} />}
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
