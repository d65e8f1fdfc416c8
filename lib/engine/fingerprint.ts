import { createHash } from "node:crypto"
import type { Cause } from "./types"

type Told = { name?: unknown; message?: unknown; cause?: unknown }

/**
 * What two failures must have in common to be failures of one cause. An error's own words are no part of it: they
 * quote whom it happened to. Of what our retry policy wrapped, the cause has the kind and the code.
 */
export function causeOf(given: {
  functionId: string
  /** JSON text, as a run keeps it. */
  error: string | null
  stepName: string | null
  provider: string | null
  releaseSha: string
}): Cause {
  const { name, code, partner } = nameAndCode(given.error)
  const about = {
    step_name: given.stepName && clean(given.stepName),
    error_name: name,
    error_code: code,
    provider: partner ?? (given.provider && clean(given.provider)),
    release_sha: given.releaseSha,
  }
  const parts = [
    given.functionId,
    about.step_name,
    about.error_name,
    about.error_code,
    about.provider,
    about.release_sha,
  ]
  return { fingerprint: createHash("sha1").update(JSON.stringify(parts)).digest("hex"), ...about }
}

const WRAPPERS = new Set(["RetryAfterError", "NonRetriableError", "StepError"])
const DEEPEST = 5

function nameAndCode(error: string | null): { name: string; code: string | null; partner: string | null } {
  let told = (JSON.parse(error ?? "{}") ?? {}) as Told
  let code: string | null = null
  for (let depth = 0; depth < DEEPEST; depth++) {
    const { name, cause } = told
    if (typeof name !== "string" || !WRAPPERS.has(name) || !isTold(cause)) break
    told = cause
    code = codeOf(told)
  }
  const name = typeof told.name === "string" ? clean(told.name) : "Error"
  const by = code && isTold(told.cause) ? told.cause : {}
  const [partner, reason] = [wordOf(by.name), wordOf(by.message)]
  return { name, code: partner && reason ? `${code}.${reason}` : code, partner }
}

/** Which partner failed, and why in a word of ours (inngest/retry-policy.ts): nothing that is a name or a sentence. */
const wordOf = (text: unknown): string | null =>
  typeof text === "string" && /^[a-z][a-z0-9_-]{0,39}$/.test(text) ? text : null

const isTold = (value: unknown): value is Told =>
  typeof value === "object" && value !== null && "message" in value

/** A code is one of the catalogue's words; sentences are not. */
function codeOf({ message }: Told): string | null {
  return typeof message === "string" && /^[a-z][a-z0-9_.]{0,63}$/.test(message) ? message : null
}

const clean = (text: string): string => text.replaceAll("\0", "").slice(0, 200)
