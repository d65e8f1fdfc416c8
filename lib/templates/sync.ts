import { markTokenRefused, outgoingConnection } from "@/lib/connections/outgoing"
import { readSettings } from "@/lib/connections/settings"
import type { Ctx } from "@/lib/ctx"
import { inClinic } from "@/lib/db"
import { AppError } from "@/lib/errors"
import { record } from "@/lib/facts"
import { callPartner } from "@/lib/outbound/partner"
import { type CallOutcome, jsonOf, type PartnerCall } from "@/lib/providers/outcome"
import {
  lookFailure,
  numberCall,
  readNumber,
  readTemplates,
  type SeenNumber,
  type SeenTemplate,
  type TemplatesAccount,
  type TemplatesPage,
  templatesCall,
} from "@/lib/providers/whatsapp/templates"
import { demoAccount } from "@/lib/providers/whatsapp/templates-fake"
import { failSync } from "@/lib/templates/fail-sync"
import { takeTemplates } from "@/lib/templates/take"
import { now } from "@/lib/time"

/** A page holds a hundred; no clinic has so many. */
const MOST_PAGES = 40
const MOST_BYTES = 2 * 1024 * 1024

export type Synced =
  | { did: "synced"; templates: number; changed: number }
  | { did: "nothing"; because: "not_connected" | "no_token" | "no_account_id" }

/**
 * Reads all templates and the number's standing at the provider and takes them in. A partner is read between
 * transactions; that it could not be read is kept for whoever looks, and thrown where it may do better later.
 */
export async function syncTemplates(ctx: Ctx): Promise<Synced> {
  const found = await inClinic(ctx.clinicId, async (tx) => {
    const connection = await outgoingConnection(tx, ctx, "whatsapp")
    if (!connection) return null
    const { settings } = await tx.connection.findUniqueOrThrow({ where: { id: connection.id } })
    return { connection, wabaId: readSettings(settings).wabaId }
  })
  if (!found) return { did: "nothing", because: "not_connected" }
  const { connection, wabaId } = found
  const connectionId = connection.id
  const { scheme, numberId, token, place } = connection
  const stop = async (reason: "no_token" | "no_account_id"): Promise<Synced> => {
    await failSync(ctx, { connectionId, reason })
    return { did: "nothing", because: reason }
  }
  if (!token) return stop("no_token")
  const account: TemplatesAccount = { scheme, base: place.base, wabaId, numberId, token }
  const asOf = now()
  const templates: SeenTemplate[] = []
  let after: string | null = null
  let isWhole = false
  for (let page = 0; page < MOST_PAGES && !isWhole; page++) {
    const call = templatesCall(account, after)
    if (!call) return stop("no_account_id")
    const from: string | null = after
    const read: TemplatesPage = await ask(ctx, found.connection, call, (body) => readTemplates(body, from))
    templates.push(...read.templates)
    after = read.after
    isWhole = after === null
  }
  const call = numberCall(account)
  const number: SeenNumber | null = call ? await ask(ctx, found.connection, call, readNumber) : null
  const taken = await takeTemplates(ctx, { connectionId, asOf, isWhole, templates, number })
  return { did: "synced", ...taken }
}

type Connection = NonNullable<Awaited<ReturnType<typeof outgoingConnection>>>

async function ask<T>(
  ctx: Ctx,
  { id, place }: Connection,
  call: PartnerCall,
  read: (body: ReturnType<typeof jsonOf>) => T | undefined,
): Promise<T> {
  let value: T | undefined
  const answer = place.isFake ? demoAccount().answer : undefined
  const outcome = await callPartner(
    `whatsapp ${id}`,
    call,
    { base: place.base, isTrusted: place.isTrusted, mostBytes: MOST_BYTES, answer },
    (given): CallOutcome => {
      const failed = lookFailure(given, now())
      if (failed) return failed
      value = read(jsonOf(given.body))
      return value === undefined
        ? { did: "refused", reason: "answer_unreadable", retry: false }
        : { did: "done", externalId: null }
    },
  )
  if (outcome.did === "done" && value !== undefined) return value
  const reason = outcome.did === "done" ? "answer_unreadable" : outcome.reason
  const retry = outcome.did === "unknown" || (outcome.did === "refused" && outcome.retry)
  await failSync(ctx, { connectionId: id, reason })
  if (reason === "token")
    await inClinic(ctx.clinicId, async (tx) =>
      record(tx, ctx, await markTokenRefused(tx, ctx, id, "WhatsApp")),
    )
  throw new AppError(retry ? "provider_failed" : "provider_refused", {
    provider: "whatsapp",
    reason,
    ...(outcome.did === "refused" && { retryAfterSeconds: outcome.retryAfterSeconds }),
  })
}
