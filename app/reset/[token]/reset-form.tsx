"use client"

import { useActionState, useState } from "react"
import type { LinkState } from "@/app/(auth)/link-request"
import { NewPasswordField } from "@/app/(auth)/new-password-field"
import { typed } from "@/app/(auth)/typed"
import { ButtonLink } from "@/components/ui/button"
import { Callout } from "@/components/ui/callout"
import { FormErrors } from "@/components/ui/field"
import { SubmitButton } from "@/components/ui/submit-button"
import { t } from "@/lib/say"
import { choosePassword } from "./actions"

export function ResetForm({ token, email }: { token: string; email: string }) {
  const [state, submit] = useActionState<LinkState | null, FormData>(choosePassword, null)
  const [password, setPassword] = useState("")
  const fields = state?.fields ?? {}
  if (state?.isDone) {
    return (
      <Callout tone="green" role="status" title={t("Your password is changed.")}>
        <p>{t("Every session you had has ended.")}</p>
        <ButtonLink href="/sign-in" variant="primary" className="mt-3">
          {t("Sign in")}
        </ButtonLink>
      </Callout>
    )
  }
  return (
    <form
      action={submit}
      onSubmit={(event) => setPassword(typed(event.currentTarget, "password"))}
      className="grid gap-4"
    >
      <FormErrors message={Object.keys(fields).length === 0 ? state?.sentence : undefined} />
      <input type="hidden" name="token" value={token} />
      {/* For password managers: whose password it is. */}
      <input type="email" autoComplete="username" value={email} readOnly hidden />
      <NewPasswordField name="password" label={t("New password")} error={fields.password} kept={password} />
      <SubmitButton size="lg" className="mt-1 w-full">
        {t("Change the password")}
      </SubmitButton>
    </form>
  )
}
