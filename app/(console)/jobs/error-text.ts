import { ERRORS } from "@/lib/errors"
import type { RunError } from "@/lib/jobs/schema"

/** A code of ours as its sentence; another error as its thrower named it. */
export function errorText(error: RunError): string {
  const { name, message } = error
  if (!message) return name
  if (Object.hasOwn(ERRORS, message)) return ERRORS[message as keyof typeof ERRORS].sentence
  return name === "Error" ? message : `${name}: ${message}`
}
