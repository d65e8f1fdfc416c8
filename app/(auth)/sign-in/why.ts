import { ERRORS, type ErrorCode } from "@/lib/errors"
import { t, tn } from "@/lib/say"

const NEXT_AUTH: Record<string, ErrorCode> = {
  CredentialsSignin: "wrong_credentials",
  SessionRequired: "signed_out",
  AccessDenied: "forbidden",
}

/** The catalogue's sentence for `?error=…`; what is not in the catalogue is not repeated to the reader. */
export function sentenceFor(error: string | undefined, waitSeconds: string | undefined): string | undefined {
  if (!error) return undefined
  const seconds = Number(waitSeconds)
  if (error === "too_many" && seconds > 0) {
    const minutes = Math.min(60, Math.ceil(seconds / 60))
    return tn(minutes, "Too many tries. Try again in a minute.", "Too many tries. Try again in {n} minutes.")
  }
  const code = NEXT_AUTH[error] ?? error
  return Object.hasOwn(ERRORS, code)
    ? t(ERRORS[code as ErrorCode].sentence)
    : t("Signing in did not work. Try again.")
}
