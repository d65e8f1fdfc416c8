"use client"

import { type FormEvent, useState } from "react"
import { Button } from "@/components/ui/button"
import { Dialog, DialogContent } from "@/components/ui/dialog"
import { Field, FormErrors } from "@/components/ui/field"
import { Input } from "@/components/ui/input"
import { type Failure, UNREACHED } from "@/components/use-action"
import { t } from "@/lib/say"
import { confirmPassword } from "./actions"

type Props = { email: string; givesCode: boolean; close: (given: boolean) => void }

export function PasswordDialog({ email, givesCode, close }: Props) {
  return (
    <Dialog open onOpenChange={(next) => !next && close(false)}>
      <DialogContent
        size="sm"
        title={t("Confirm your password")}
        description={t("This needs more than an open screen. It counts for five minutes.")}
      >
        <PasswordForm
          email={email}
          givesCode={givesCode}
          onGiven={() => close(true)}
          onCancel={() => close(false)}
        />
      </DialogContent>
    </Dialog>
  )
}

type FormProps = { email: string; givesCode: boolean; onGiven: () => void; onCancel: () => void }

function PasswordForm({ email, givesCode, onGiven, onCancel }: FormProps) {
  const [failure, setFailure] = useState<Failure | null>(null)
  const [pending, setPending] = useState(false)
  // Not a transition: the action that waits for this answer is one, and React ends such only together.
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (pending) return
    setPending(true)
    const state = await confirmPassword(null, new FormData(event.currentTarget)).catch(() => UNREACHED)
    setPending(false)
    setFailure(state.ok ? null : state)
    if (state.ok) onGiven()
  }
  const { password: error, code: codeError } = failure?.fields ?? {}
  return (
    <form method="dialog" onSubmit={submit} className="grid gap-4">
      {!error && !codeError && <FormErrors message={failure?.sentence} />}
      {/* For password managers: whose password it is. Not sent. */}
      <input type="email" autoComplete="username" value={email} readOnly hidden />
      <Field id="step-up-password" name="password" label={t("Password")} required error={error}>
        {(wiring) => <Input {...wiring} type="password" autoComplete="current-password" autoFocus />}
      </Field>
      {givesCode && (
        <Field
          id="step-up-code"
          name="code"
          label={t("Code")}
          required
          error={codeError}
          hint={t(
            "From your authenticator app: each code counts once, so take the next one if you just signed in.",
          )}
        >
          {(wiring) => <Input {...wiring} autoComplete="one-time-code" maxLength={40} />}
        </Field>
      )}
      <div className="flex justify-end gap-2">
        <Button variant="ghost" onClick={onCancel}>
          {t("Cancel")}
        </Button>
        <Button type="submit" variant="primary" pending={pending}>
          {t("Confirm")}
        </Button>
      </div>
    </form>
  )
}
