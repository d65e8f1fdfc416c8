/**
 * The one list of what can go wrong: HTTP status, the sentence a person reads, and whether trying again can help.
 * `docs/errors.md` is made from it.
 */
export const ERRORS = {
  invalid_input: { status: 400, sentence: "Some of what was entered cannot be used.", retry: false },
  not_json: { status: 400, sentence: "The body is not valid JSON.", retry: false },
  signed_out: { status: 401, sentence: "You are signed out. Sign in to go on.", retry: false },
  session_ended: { status: 401, sentence: "Your session has ended. Sign in to go on.", retry: false },
  wrong_credentials: { status: 401, sentence: "That email and password do not match.", retry: false },
  code_needed: { status: 401, sentence: "Enter the code from your authenticator app.", retry: false },
  wrong_code: { status: 401, sentence: "That code does not match, or was used before.", retry: false },
  wrong_signature: { status: 401, sentence: "The signature does not match.", retry: false },
  wrong_token: { status: 401, sentence: "The access token does not match.", retry: false },
  forbidden: { status: 403, sentence: "Your role does not allow this.", retry: false },
  wrong_origin: { status: 403, sentence: "This request did not come from Rounds.", retry: false },
  step_up_needed: { status: 403, sentence: "Confirm your password to go on.", retry: false },
  not_found: { status: 404, sentence: "There is nothing here.", retry: false },
  wrong_method: { status: 405, sentence: "This address does not take that method.", retry: false },
  conflict: { status: 409, sentence: "Somebody else changed this first. Look at it again.", retry: false },
  already_taken: { status: 409, sentence: "A colleague took this first.", retry: false },
  wrong_state: { status: 409, sentence: "This is no longer possible in its present state.", retry: false },
  too_large: { status: 413, sentence: "The body is too large.", retry: false },
  wrong_content_type: {
    status: 415,
    sentence: "The body is of a kind that is never sent here.",
    retry: false,
  },
  too_many: { status: 429, sentence: "Too many tries. Wait a little and try again.", retry: true },
  internal: { status: 500, sentence: "Something failed on our side. Nothing was lost.", retry: true },
  not_connected: { status: 409, sentence: "This provider is not connected.", retry: false },
  provider_refused: { status: 502, sentence: "A partner's service refused this.", retry: false },
  provider_failed: { status: 502, sentence: "A partner's service did not answer as it should.", retry: true },
  unavailable: { status: 503, sentence: "The database cannot be reached just now. Try again.", retry: true },
} as const satisfies Record<string, { status: number; sentence: string; retry: boolean }>

export type ErrorCode = keyof typeof ERRORS

type Extra = {
  /** A sentence for the person instead of the catalogue's; never holds internals. */
  sentence?: string
  /** Per form field: what is wrong with it. */
  fields?: Record<string, string>
  /** Seconds until trying again makes sense. */
  retryAfterSeconds?: number
  /** Which partner it was, by the name in its address. */
  provider?: string
  /** Why, in a word of the product's own: failures of one code and reason are one cause. */
  reason?: string
  cause?: unknown
}

export class AppError extends Error {
  readonly status: number
  readonly sentence: string
  readonly retry: boolean
  readonly fields: Record<string, string> | undefined
  readonly retryAfterSeconds: number | undefined
  readonly provider: string | undefined
  readonly reason: string | undefined

  constructor(
    readonly code: ErrorCode,
    extra: Extra = {},
  ) {
    super(code, { cause: extra.cause })
    this.name = "AppError"
    this.status = ERRORS[code].status
    this.retry = ERRORS[code].retry
    this.sentence = extra.sentence ?? ERRORS[code].sentence
    this.fields = extra.fields
    this.retryAfterSeconds = extra.retryAfterSeconds
    this.provider = extra.provider
    this.reason = extra.reason
  }
}

export function fail(code: ErrorCode, extra?: Extra): never {
  throw new AppError(code, extra)
}

/** Gone, or too busy to take it now: in both cases nothing was committed and trying again is right. */
const LOST_DATABASE = new Set([
  // connection
  "08000",
  "08001",
  "08003",
  "08006",
  "57P01",
  "57P02",
  "57P03",
  "57P05",
  "53300",
  "53100",
  "25006",
  "25P03",
  // lock and statement time-outs, deadlock, serialisation
  "57014",
  "55P03",
  "40P01",
  "40001",
  // the network
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
  "ETIMEDOUT",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "EHOSTDOWN",
  "ENETUNREACH",
  // Prisma: unreachable, closed, no connection in time, a transaction that could not start or was overtaken
  "P1001",
  "P1002",
  "P1008",
  "P1017",
  "P2024",
  "P2028",
  "P2034",
])

/** True when the database could not be reached or could not commit: the caller answers 503, and may try again. */
export function isDatabaseLost(error: unknown, depth = 0): boolean {
  if (!(error instanceof Error) || depth > 4) return false
  const code = (error as { code?: unknown }).code
  if (typeof code === "string" && LOST_DATABASE.has(code)) return true
  const original = (error as { meta?: { driverAdapterError?: unknown } }).meta?.driverAdapterError
  if (original && isDatabaseLost(original, depth + 1)) return true
  const cause = error.cause
  if (cause && typeof cause === "object" && "originalCode" in cause) {
    if (LOST_DATABASE.has(String(cause.originalCode))) return true
  }
  if (cause && typeof cause === "object" && "kind" in cause) {
    if (
      ["DatabaseNotReachable", "ConnectionClosed", "SocketTimeout", "TooManyConnections"].includes(
        String(cause.kind),
      )
    )
      return true
  }
  if (
    /Connection terminated|Query read timeout|timeout exceeded when trying to connect|Client has encountered a connection error/i.test(
      error.message,
    )
  ) {
    return true
  }
  return isDatabaseLost(cause, depth + 1)
}

/** Any thrown thing as an AppError; the text of an unknown one never leaves the server. */
export function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error
  if (isDatabaseLost(error)) return new AppError("unavailable", { cause: error, retryAfterSeconds: 5 })
  return new AppError("internal", { cause: error })
}
