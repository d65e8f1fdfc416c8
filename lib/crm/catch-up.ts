import { accountOf } from "@/lib/crm/account"
import { lookOrThrow } from "@/lib/crm/call"
import { keepFeed, readFeed } from "@/lib/crm/feed"
import { readPlan } from "@/lib/crm/person"
import { takeIn } from "@/lib/crm/take-in"
import type { Ctx } from "@/lib/ctx"
import { inClinic } from "@/lib/db"
import { AppError } from "@/lib/errors"
import { changedSinceCall, MOST_AT_ONCE } from "@/lib/providers/hubspot/client"
import { type SeenContact, seenContacts } from "@/lib/providers/hubspot/read"
import { addMs, HOUR_MS, MINUTE_MS, now, toDate } from "@/lib/time"

/** A search finds a change only after some seconds, and clocks differ. */
const OVERLAP_MS = 2 * MINUTE_MS
const FIRST_LOOK_MS = HOUR_MS

export type CaughtUp = { looked: number; changed: number; more: boolean; skipped?: "not_connected" }

/** Reads what was changed at HubSpot since it was read last, a page at a time: what a lost webhook would have told. */
export async function catchUp(ctx: Ctx): Promise<CaughtUp> {
  const { account, names } = await inClinic(ctx.clinicId, async (tx) => ({
    account: await accountOf(tx, ctx),
    names: (await readPlan(tx, ctx)).mapping.map((one) => one.property),
  }))
  if (!account) return { looked: 0, changed: 0, more: false, skipped: "not_connected" }
  const feed = await readFeed(ctx)
  const since = feed?.seenUntil ?? addMs(now(), -FIRST_LOOK_MS)
  const contacts = await looking(ctx, () =>
    lookOrThrow<SeenContact[]>(account, changedSinceCall(account, since.getTime(), names), seenContacts, {
      mostBytes: 1024 * 1024,
    }),
  )
  const { changed } = await takeIn(ctx, contacts)
  const times = contacts.flatMap((one) => one.changedAt?.getTime() ?? [])
  const newest = times.length > 0 ? Math.max(...times) : since.getTime()
  const isFull = contacts.length >= MOST_AT_ONCE
  // A full page goes on where it ended; where all of it is of one moment, a step beyond that moment.
  const until = isFull ? toDate(newest > since.getTime() ? newest : newest + 1) : addMs(now(), -OVERLAP_MS)
  await keepFeed(ctx, { seenUntil: until > since ? until : since, caughtUpAt: now(), problem: null })
  return { looked: contacts.length, changed, more: isFull }
}

/** That HubSpot could not be read is kept beside what was, in our word for it. */
export async function looking<T>(ctx: Ctx, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof AppError) await keepFeed(ctx, { problem: error.reason ?? "unexpected" })
    throw error
  }
}
