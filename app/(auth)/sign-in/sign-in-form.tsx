"use client"

import { useActionState } from "react"
import { Callout } from "@/components/ui/callout"
import { Field } from "@/components/ui/field"
import { Input } from "@/components/ui/input"
import { SubmitButton } from "@/components/ui/submit-button"
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
  const sentence = state?.sentence ?? notice
  return (
    <form id="sign-in" action={submit} className="grid gap-4">
      {sentence && (
        <Callout tone={state ? "red" : "amber"} role="alert">
          <p className="text-ink">{sentence}</p>
        </Callout>
      )}
      <input type="hidden" name="next" value={next} />
      <Field name="email" label="Email" required>
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
      <Field name="password" label="Password" required>
        {(wiring) => <Input {...wiring} type="password" size="lg" autoComplete="current-password" />}
      </Field>
      <SubmitButton size="lg" className="mt-1 w-full">
        Sign in
      </SubmitButton>
    </form>
  )
}
