import { ERRORS, type ErrorCode } from "@/lib/errors"

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
    return `Too many tries. Try again in ${minutes === 1 ? "a minute" : `${minutes} minutes`}.`
  }
  const code = NEXT_AUTH[error] ?? error
  return Object.hasOwn(ERRORS, code)
    ? ERRORS[code as ErrorCode].sentence
    : "Signing in did not work. Try again."
}
