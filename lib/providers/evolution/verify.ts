import { createHmac } from "node:crypto"
import { object } from "@/lib/providers/decided"
import { firstEqual, shownBy } from "@/lib/providers/hmac"
import { jsonOf } from "@/lib/providers/outcome"
import type { Verify } from "@/lib/providers/provider"
import { MINUTE_MS, SECOND_MS } from "@/lib/time"

/** Three parts of base64url. A header sent twice arrives joined by a comma, which this lets through as little as other junk. */
const BEARER = /^Bearer ([\w-]{1,500})\.([\w-]{1,2000})\.([\w-]{43})$/
/** Evolution's tokens live for ten minutes; one that is to live longer was not made by it. */
const LONGEST_MS = 10 * MINUTE_MS
const AHEAD_MS = 5 * MINUTE_MS

/** A token that Evolution made for this call with the instance's `jwt_key` (HS256). The body is not covered. */
export const verifyJwt: Verify = ({ headers, secrets, at }) => {
  const parts = BEARER.exec(headers.get("authorization") ?? "")
  if (!parts || !at) return null
  const [, head = "", claims = "", signature = ""] = parts
  const theirs = Buffer.from(signature, "base64url")
  const matched = firstEqual(secrets, (secret) => [
    theirs,
    createHmac("sha256", secret).update(`${head}.${claims}`).digest(),
  ])
  // One way of signing alone: a token does not choose how it is looked at.
  return matched && decoded(head)?.alg === "HS256" && isOfEvolution(decoded(claims), at.getTime())
    ? matched
    : null
}

const decoded = (part: string) => object(jsonOf(Buffer.from(part, "base64url")))

function isOfEvolution(claims: Readonly<Record<string, unknown>> | undefined, nowMs: number): boolean {
  if (claims?.app !== "evolution" || claims.action !== "webhook") return false
  const { iat, exp } = claims
  if (!isSecond(iat) || !isSecond(exp)) return false
  return (
    exp * SECOND_MS > nowMs && iat * SECOND_MS <= nowMs + AHEAD_MS && (exp - iat) * SECOND_MS <= LONGEST_MS
  )
}

const isSecond = (given: unknown): given is number => Number.isSafeInteger(given) && Number(given) > 0

/** A header of its own that was set at the instance's webhook. */
export const verifyHeader: Verify = ({ headers, secrets }) =>
  shownBy(headers.get(secrets.headerName ?? "x-rounds-token"), secrets)

/** The global webhook sends no header at all: the end of the address is the secret. */
export const verifyPath: Verify = ({ token, secrets }) => shownBy(token, secrets)
