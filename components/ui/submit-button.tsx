"use client"

import { useFormStatus } from "react-dom"
import { Button, type ButtonProps } from "./button"

/** The form's own button: busy while the form it stands in is being sent. */
export function SubmitButton({ variant = "primary", ...rest }: ButtonProps) {
  const { pending } = useFormStatus()
  return <Button {...rest} variant={variant} type="submit" pending={rest.pending || pending} />
}
