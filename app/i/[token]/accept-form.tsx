"use client"

import { useActionState, useState } from "react"
import type { LinkState } from "@/app/(auth)/link-request"
import { NewPasswordField } from "@/app/(auth)/new-password-field"
import { typed } from "@/app/(auth)/typed"
import { Field, FormErrors } from "@/components/ui/field"
import { Input } from "@/components/ui/input"
import { SubmitButton } from "@/components/ui/submit-button"
import { t } from "@/lib/say"
import { accept } from "./actions"

type Props = { token: string; email: string; name: string; hasAccount: boolean; clinicName: string }

/** A new account chooses name and password; one that is there gives its password, and its code where one is asked. */
export function AcceptForm({ token, email, name, hasAccount, clinicName }: Props) {
  const [state, submit] = useActionState<LinkState | null, FormData>(accept, null)
  const [password, setPassword] = useState("")
  const [called, setCalled] = useState(name)
  const fields = state?.fields ?? {}
  const general = Object.keys(fields).length === 0 ? state?.sentence : undefined
  return (
    <form
      action={submit}
      onSubmit={(event) => {
        setPassword(typed(event.currentTarget, "password"))
        setCalled(typed(event.currentTarget, "name"))
      }}
      className="grid gap-4"
    >
      <FormErrors message={general} />
      <input type="hidden" name="token" value={token} />
      <Field name="email" label={t("Email")} required>
        {(wiring) => (
          <Input {...wiring} type="email" size="lg" value={email} readOnly autoComplete="username" />
        )}
      </Field>
      {hasAccount ? (
        <Field name="password" label={t("Password")} required hint={t("The one you sign in to Rounds with.")}>
          {(wiring) => (
            <Input
              {...wiring}
              type="password"
              size="lg"
              autoComplete="current-password"
              defaultValue={password}
            />
          )}
        </Field>
      ) : (
        <>
          <Field
            name="name"
            label={t("Your name")}
            required
            error={fields.name}
            hint={t("As your colleagues will see it.")}
          >
            {(wiring) => (
              <Input {...wiring} size="lg" defaultValue={called} autoComplete="name" maxLength={80} />
            )}
          </Field>
          <NewPasswordField name="password" label={t("Password")} error={fields.password} kept={password} />
        </>
      )}
      {state?.wantsCode && (
        <Field
          name="code"
          label={t("Code")}
          required
          hint={t("From your authenticator app, or a recovery code.")}
        >
          {(wiring) => <Input {...wiring} size="lg" autoComplete="one-time-code" maxLength={40} autoFocus />}
        </Field>
      )}
      <SubmitButton size="lg" className="mt-1 w-full">
        {t("Join {clinic}", { clinic: clinicName })}
      </SubmitButton>
    </form>
  )
}
