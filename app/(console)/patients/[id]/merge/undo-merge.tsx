"use client"

import { useRouter } from "next/navigation"
import { PatientText } from "@/components/patient-text"
import { Time } from "@/components/time"
import { Button, ButtonLink } from "@/components/ui/button"
import { Callout } from "@/components/ui/callout"
import { Card } from "@/components/ui/card"
import { Field, FormErrors } from "@/components/ui/field"
import { Textarea } from "@/components/ui/textarea"
import { toast } from "@/components/ui/toast-store"
import { useAction } from "@/components/use-action"
import type { Count, UndoPreview } from "@/lib/patients/merge-schema"
import { t, tn } from "@/lib/say"
import { undo } from "../../actions"

const KINDS: [keyof Count, string][] = [
  ["leads", "leads"],
  ["contacts", "numbers and addresses"],
  ["notes", "notes"],
  ["tasks", "tasks"],
  ["consents", "consents"],
  ["relatives", "relatives"],
]

/** What would go back and what would stay, before it is done. */
export function UndoMerge({ preview }: { preview: UndoPreview }) {
  const router = useRouter()
  const { pending, failure, onSubmit } = useAction(undo, {
    onDone: ({ approvalId }) => {
      toast.success(approvalId ? t("Proposed. A colleague decides.") : t("Two records again."))
      router.push(`/patients/${preview.keptId}`)
    },
  })
  if (preview.blocked)
    return (
      <Callout tone="amber" title={t("This cannot be undone just now")}>
        {t(preview.blocked)}
      </Callout>
    )
  return (
    <form method="dialog" onSubmit={onSubmit} className="grid gap-4">
      <FormErrors message={failure?.sentence} />
      <input type="hidden" name="id" value={preview.id} />
      <Card title={t("What goes back and what stays")} id="back" flush>
        <table className="w-full text-sm">
          <thead className="text-left text-xs text-ink-3">
            <tr className="border-b border-line">
              <th className="px-4 py-2 font-medium">
                {t("Merged")} <Time value={preview.at} as="day" />
              </th>
              <th className="px-4 py-2 text-right font-medium">
                {t("Back to")} <PatientText>{preview.merged}</PatientText>
              </th>
              <th className="px-4 py-2 text-right font-medium">
                {t("With")} <PatientText>{preview.kept}</PatientText>
              </th>
            </tr>
          </thead>
          <tbody className="divide-y divide-line">
            {KINDS.map(([kind, label]) => (
              <tr key={kind}>
                <td className="px-4 py-2 text-ink-2 first-letter:uppercase">{t(label)}</td>
                <td className="px-4 py-2 text-right text-ink tabular-nums">{preview.back[kind]}</td>
                <td className="px-4 py-2 text-right text-ink tabular-nums">{preview.stays[kind]}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Card>
      {(preview.shared.length > 0 || preview.corrected.length > 0) && (
        <Callout tone="amber">
          {preview.shared.length > 0 &&
            `${tn(
              preview.shared.length,
              "Something was written since over {n} of the numbers: both records will have it.",
              "Something was written since over {n} of the numbers: both records will have it.",
            )} `}
          {preview.corrected.length > 0 && t("Details corrected since the merge stay as they are now.")}
        </Callout>
      )}
      <Card>
        <div className="grid gap-4">
          <Field
            name="reason"
            label={t("Why are they two people?")}
            hint={t("Kept in the audit log.")}
            error={failure?.fields?.reason}
            required
          >
            {(wiring) => <Textarea {...wiring} maxLength={500} />}
          </Field>
          <div className="flex justify-end gap-2">
            <ButtonLink variant="ghost" href={`/patients/${preview.keptId}`}>
              {t("Cancel")}
            </ButtonLink>
            <Button type="submit" variant="danger" pending={pending}>
              {preview.propose ? t("Propose to take apart") : t("Take apart")}
            </Button>
          </div>
        </div>
      </Card>
    </form>
  )
}
