"use client"

import { Button } from "@/components/ui/button"
import { DialogClose } from "@/components/ui/dialog"
import { Field } from "@/components/ui/field"
import { Textarea } from "@/components/ui/textarea"
import { t } from "@/lib/say"

type Props = {
  /** What the reason is asked with. */
  why: string
  error?: string
  needsReason: boolean
  confirm: string
  isDanger: boolean
  pending: boolean
  /** Why it cannot be sent yet. */
  disabledReason?: string
}

/** The end of each form that deploys: why, and the buttons. */
export function DeployFoot({ why, error, needsReason, confirm, isDanger, pending, disabledReason }: Props) {
  return (
    <>
      <Field
        name="reason"
        label={why}
        hint={t("Kept in the audit log.")}
        error={error}
        required={needsReason}
      >
        {(wiring) => <Textarea {...wiring} rows={2} maxLength={500} />}
      </Field>
      <div className="flex justify-end gap-2">
        <DialogClose asChild>
          <Button variant="ghost">{t("Cancel")}</Button>
        </DialogClose>
        <Button
          type="submit"
          variant={isDanger ? "danger" : "primary"}
          pending={pending}
          disabledReason={disabledReason}
        >
          {confirm}
        </Button>
      </div>
    </>
  )
}
