"use client"

import { useCallback, useEffect, useRef, useState } from "react"
import { answerStepUp } from "@/components/step-up"
import { Button } from "@/components/ui/button"
import { Dialog, DialogContent } from "@/components/ui/dialog"
import { Field, FormErrors } from "@/components/ui/field"
import { Input } from "@/components/ui/input"
import { useAction } from "@/components/use-action"
import { confirmPassword } from "./actions"

/** Stands in the frame and opens when an action needs the password once more; afterwards that action is tried again. */
export function StepUpDialog({ email }: { email: string }) {
  const waiting = useRef<((given: boolean) => void) | undefined>(undefined)
  const [open, setOpen] = useState(false)

  const close = useCallback((given: boolean) => {
    waiting.current?.(given)
    waiting.current = undefined
    setOpen(false)
  }, [])
  useEffect(
    () =>
      answerStepUp(() => {
        waiting.current?.(false)
        setOpen(true)
        return new Promise((resolve) => {
          waiting.current = resolve
        })
      }),
    [],
  )
  return (
    <Dialog open={open} onOpenChange={(next) => !next && close(false)}>
      <DialogContent
        size="sm"
        title="Confirm your password"
        description="This needs more than an open screen. It counts for five minutes."
      >
        <PasswordForm email={email} onGiven={() => close(true)} onCancel={() => close(false)} />
      </DialogContent>
    </Dialog>
  )
}

type FormProps = { email: string; onGiven: () => void; onCancel: () => void }

function PasswordForm({ email, onGiven, onCancel }: FormProps) {
  const { pending, failure, onSubmit } = useAction(confirmPassword, { onDone: onGiven })
  const error = failure?.fields?.password
  return (
    <form onSubmit={onSubmit} className="grid gap-4">
      {!error && <FormErrors message={failure?.sentence} />}
      {/* For password managers: whose password it is. Not sent. */}
      <input type="email" autoComplete="username" value={email} readOnly hidden />
      <Field name="password" label="Password" required error={error}>
        {(wiring) => <Input {...wiring} type="password" autoComplete="current-password" autoFocus />}
      </Field>
      <div className="flex justify-end gap-2">
        <Button variant="ghost" onClick={onCancel}>
          Cancel
        </Button>
        <Button type="submit" variant="primary" pending={pending}>
          Confirm
        </Button>
      </div>
    </form>
  )
}
