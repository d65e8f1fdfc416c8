import { reasonText } from "@/lib/effects/words"
import { ERRORS } from "@/lib/errors"
import type { RunError } from "@/lib/jobs/schema"
import { t } from "@/lib/say"

/** A code of ours as its sentence; another error as its thrower named it. */
export function errorText(error: RunError): string {
  const { name, message } = error
  if (!message) return name
  const [code = "", reason = ""] = message.split(".")
  if (Object.hasOwn(ERRORS, code) && /^[a-z_]*$/.test(reason)) {
    const { sentence } = ERRORS[code as keyof typeof ERRORS]
    const why = reason && reasonText(reason)
    return why ? `${t(sentence)} ${why}` : t(sentence)
  }
  return name === "Error" ? message : `${name}: ${message}`
}
