"use client"

import { t } from "@/lib/say"
import type { FormState } from "@/lib/web/form-state"
import type { ActionDialogLook } from "./action-dialog"
import { Button } from "./ui/button"
import { Dialog, DialogClose, DialogContent } from "./ui/dialog"
import { Field, FormErrors } from "./ui/field"
import { Textarea } from "./ui/textarea"
import { useSubmit } from "./use-action"

type Props = ActionDialogLook & {
  open: boolean
  onOpenChange: (open: boolean) => void
  /** Gives back what is still to be done once the dialog has closed. */
  submit: (form: FormData) => Promise<FormState<() => void>>
}

export function ActionDialogBody(props: Props) {
  return (
    <Dialog open={props.open} onOpenChange={props.onOpenChange}>
      <DialogContent title={props.title} description={props.description}>
        <ActionForm {...props} />
      </DialogContent>
    </Dialog>
  )
}

function ActionForm(props: Props) {
  const { pending, failure, onSubmit } = useSubmit(props.submit, {
    done: props.done,
    onDone: (next) => {
      props.onOpenChange(false)
      next()
    },
  })
  const errors = failure?.fields ?? {}
  const { reason } = props
  return (
    <form method="dialog" onSubmit={onSubmit} className="grid gap-4">
      <FormErrors message={failure?.sentence} />
      {Object.entries(props.hidden ?? {}).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {typeof props.children === "function" ? props.children(errors) : props.children}
      {reason && (
        <Field
          name="reason"
          label={reason.label ?? t("Reason")}
          hint={reason.hint ?? t("Kept in the audit log.")}
          error={errors.reason}
          required={reason.required ?? true}
        >
          {(wiring) => <Textarea {...wiring} maxLength={500} />}
        </Field>
      )}
      {failure?.code === "internal" && (
        <p className="font-mono text-2xs text-ink-3 select-all">
          {t("Request")} {failure.requestId}
        </p>
      )}
      <div className="flex justify-end gap-2">
        <DialogClose asChild>
          <Button variant="ghost">{t("Cancel")}</Button>
        </DialogClose>
        <Button type="submit" variant={props.danger ? "danger" : "primary"} pending={pending}>
          {props.confirm}
        </Button>
      </div>
    </form>
  )
}
