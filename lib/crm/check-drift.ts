import { accountOf } from "@/lib/crm/account"
import { lookOrThrow } from "@/lib/crm/call"
import { looking } from "@/lib/crm/catch-up"
import { endLink } from "@/lib/crm/end-link"
import { keepFeed } from "@/lib/crm/feed"
import { HUBSPOT, takeLinks } from "@/lib/crm/links"
import { readPlan } from "@/lib/crm/person"
import { takeIn } from "@/lib/crm/take-in"
import type { Ctx } from "@/lib/ctx"
import { inClinic } from "@/lib/db"
import { type Fact, record } from "@/lib/facts"
import { batchReadCall } from "@/lib/providers/hubspot/client"
import { seenContacts } from "@/lib/providers/hubspot/read"
import { now } from "@/lib/time"

const PORTION = 50
const FIRST_ID = "00000000-0000-0000-0000-000000000000"

export type Checked = { looked: number; changed: number; gone: number; next: string | null }

/** Holds linked contacts against their patients, a portion after the link `after`; `next` is where to go on. */
export async function checkDrift(ctx: Ctx, after: string): Promise<Checked> {
  const { account, names, links } = await inClinic(ctx.clinicId, async (tx) => ({
    account: await accountOf(tx, ctx),
    names: (await readPlan(tx, ctx)).mapping.map((one) => one.property),
    links: await tx.crmLink.findMany({
      where: { provider: HUBSPOT, status: "linked", id: { gt: after || FIRST_ID } },
      orderBy: { id: "asc" },
      take: PORTION,
      select: { id: true, externalId: true },
    }),
  }))
  if (!account) return { looked: 0, changed: 0, gone: 0, next: null }
  const ids = [...new Set(links.flatMap((one) => one.externalId ?? []))]
  const contacts =
    ids.length === 0
      ? []
      : await looking(ctx, () =>
          lookOrThrow(account, batchReadCall(account, ids, names), seenContacts, { mostBytes: 1024 * 1024 }),
        )
  const { changed } = await takeIn(ctx, contacts)
  // One that was merged there answers under another id: gone is only what nothing answers for.
  const isWhole = contacts.every((one) => ids.includes(one.id))
  // What stands in for HubSpot in a demo forgets with its process.
  const missing = isWhole && !account.answer ? ids.filter((id) => !contacts.some((one) => one.id === id)) : []
  const gone = await endMissing(ctx, missing)
  const next = links.length === PORTION ? (links.at(-1)?.id ?? null) : null
  if (!next) await keepFeed(ctx, { driftCheckedAt: now(), problem: null })
  return { looked: contacts.length, changed, gone, next }
}

async function endMissing(ctx: Ctx, externalIds: readonly string[]): Promise<number> {
  if (externalIds.length === 0) return 0
  return inClinic(ctx.clinicId, async (tx) => {
    const facts: Fact[] = []
    for (const link of await takeLinks(tx, externalIds))
      facts.push(...(await endLink(tx, ctx, link, { status: "deleted", because: "not_found" })))
    await record(tx, ctx, facts)
    return facts.length
  })
}
