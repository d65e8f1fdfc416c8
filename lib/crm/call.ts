import type { Account } from "@/lib/crm/account"
import { AppError } from "@/lib/errors"
import { callPartner } from "@/lib/outbound/partner"
import { failureOf } from "@/lib/providers/hubspot/failure"
import { type CallOutcome, jsonOf, type PartnerAnswer, type PartnerCall } from "@/lib/providers/outcome"
import { now } from "@/lib/time"

export const accountName = (account: Account) => `hubspot ${account.id ?? "demo"}`

/** One writing call, and what it means. */
export const write = (
  account: Account,
  call: PartnerCall,
  read: (answer: PartnerAnswer, at: Date) => CallOutcome,
): Promise<CallOutcome> => callPartner(accountName(account), call, account, (answer) => read(answer, now()))

export type Looked<T> = { did: "done"; value: T } | Extract<CallOutcome, { did: "refused" }>

/** One reading call: whatever happened to it, nothing came of it. `read` gives undefined for what has no shape. */
export async function look<T>(
  account: Account,
  call: PartnerCall,
  read: (body: ReturnType<typeof jsonOf>, answer: PartnerAnswer) => T | undefined,
  given: { accepts?(answer: PartnerAnswer): boolean; mostBytes?: number } = {},
): Promise<Looked<T>> {
  let value: T | undefined
  const place = given.mostBytes ? { ...account, mostBytes: given.mostBytes } : account
  const outcome = await callPartner(accountName(account), call, place, (answer): CallOutcome => {
    const failed = given.accepts?.(answer) ? null : failureOf(answer, now())
    if (failed) return failed
    value = read(jsonOf(answer.body), answer)
    return value === undefined
      ? { did: "unknown", reason: "answer_unreadable" }
      : { did: "done", externalId: null }
  })
  if (outcome.did === "done" && value !== undefined) return { did: "done", value }
  if (outcome.did === "refused") return outcome
  return { did: "refused", reason: outcome.did === "unknown" ? outcome.reason : "unexpected", retry: true }
}

/** The same, thrown as what a run is to throw. */
export async function lookOrThrow<T>(...given: Parameters<typeof look<T>>): Promise<T> {
  const looked = await look<T>(...given)
  if (looked.did === "done") return looked.value
  const { reason, retry, retryAfterSeconds } = looked
  throw new AppError(retry ? "provider_failed" : "provider_refused", {
    provider: "hubspot",
    reason,
    retryAfterSeconds,
  })
}
