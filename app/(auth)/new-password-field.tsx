"use client"

import { Field } from "@/components/ui/field"
import { Input } from "@/components/ui/input"

type Props = {
  name: string
  label: string
  error?: string
  /** Held outside: a form is emptied once it was sent. */
  value: string
  onChange: (value: string) => void
  size?: "md" | "lg"
}

export function NewPasswordField({ name, label, error, value, onChange, size = "lg" }: Props) {
  return (
    <Field
      name={name}
      label={label}
      required
      error={error}
      hint="At least 12 characters. A few unrelated words are easy to keep and hard to guess."
    >
      {(wiring) => (
        <Input
          {...wiring}
          type="password"
          size={size}
          autoComplete="new-password"
          minLength={12}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  )
}
