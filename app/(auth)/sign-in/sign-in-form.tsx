"use client"

import { useActionState, useState } from "react"
import { Callout } from "@/components/ui/callout"
import { Field } from "@/components/ui/field"
import { Input } from "@/components/ui/input"
import { SubmitButton } from "@/components/ui/submit-button"
import { t } from "@/lib/say"
import { typed } from "../typed"
import type { SignInState } from "./actions"

type Props = {
  signIn: (previous: SignInState | null, form: FormData) => Promise<SignInState>
  next: string
  /** Why one was sent here. */
  notice?: string
}

/** Works as a plain form too: without scripts the page comes back with what went wrong. */
export function SignInForm({ signIn, next, notice }: Props) {
  const [state, submit] = useActionState(signIn, null)
  // A form is emptied once it was sent, and the code goes along with the password.
  const [password, setPassword] = useState("")
  const sentence = state?.sentence ?? notice
  const onlyCode = Boolean(state?.wantsCode && password)
  return (
    <form
      id="sign-in"
      action={submit}
      onSubmit={(event) => setPassword(typed(event.currentTarget, "password"))}
      className="grid gap-4"
    >
      {sentence && (
        <Callout tone={state ? "red" : "amber"} role="alert">
          <p className="text-ink">{t(sentence)}</p>
        </Callout>
      )}
      <input type="hidden" name="next" value={next} />
      {onlyCode ? (
        <>
          <input type="hidden" name="email" value={state?.email} />
          <input type="hidden" name="password" value={password} />
        </>
      ) : (
        <>
          <Field name="email" label={t("Email")} required>
            {(wiring) => (
              <Input
                {...wiring}
                type="email"
                size="lg"
                autoComplete="username"
                autoCapitalize="none"
                spellCheck={false}
                defaultValue={state?.email}
              />
            )}
          </Field>
          <Field name="password" label={t("Password")} required>
            {(wiring) => <Input {...wiring} type="password" size="lg" autoComplete="current-password" />}
          </Field>
        </>
      )}
      {state?.wantsCode && <CodeField />}
      <SubmitButton size="lg" className="mt-1 w-full">
        {t("Sign in")}
      </SubmitButton>
      {onlyCode && (
        <button
          type="button"
          className="justify-self-start rounded-sm text-xs font-medium text-ink-3 hover:text-ink"
          onClick={() => window.location.reload()}
        >
          {t("Sign in as somebody else")}
        </button>
      )}
    </form>
  )
}

function CodeField() {
  return (
    <Field
      name="code"
      label={t("Code")}
      required
      hint={t("Six digits from your authenticator app. Without it: one of your recovery codes.")}
    >
      {(wiring) => (
        <Input
          {...wiring}
          size="lg"
          autoComplete="one-time-code"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={40}
          autoFocus
        />
      )}
    </Field>
  )
}
