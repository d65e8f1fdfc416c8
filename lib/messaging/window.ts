import type { Ctx } from "@/lib/ctx"
import { memberIdOf } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { gateFacts } from "@/lib/messaging/gate-facts"
import { judge, type Known } from "@/lib/messaging/gate-rules"
import type { MessagePurpose } from "@/lib/messaging/outgoing"
import { openUntil } from "@/lib/messaging/rules"
import type { Hindrance } from "@/lib/messaging/words"
import { calendarDay } from "@/lib/time"

export type ReplyGround = {
  contactId: string
  address: string
  /** When the last of what the person wrote stops allowing free words. */
  openUntil: Date
}

/** Where the person of a lead wrote last by WhatsApp, and until when that may be answered freely; null where they never did. */
export const replyGround = async (tx: Tx, leadId: string): Promise<ReplyGround | null> =>
  (await replyGrounds(tx, [leadId])).get(leadId) ?? null

/** The same of many leads. One statement. */
export async function replyGrounds(tx: Tx, leadIds: readonly string[]): Promise<Map<string, ReplyGround>> {
  const rows = await tx.$queryRaw<{ leadId: string; contactId: string; address: string; saidAt: Date }[]>`
    select lead.id as "leadId", last.* from unnest(${[...new Set(leadIds)]}::uuid[]) as lead (id)
    cross join lateral (
      select contact.id as "contactId", contact.address, (
        select max(said."saidAt") from "Message" said where said."contactId" = contact.id and said.direction = 'in'
      ) as "saidAt"
      from "Message" message join "Contact" contact on contact.id = message."contactId"
      where message."leadId" = lead.id and message.direction = 'in' and contact.channel = 'whatsapp'
      order by message."saidAt" desc, message.id desc limit 1
    ) last`
  return new Map(
    rows.map(({ leadId, saidAt, ...row }) => [leadId, { ...row, openUntil: openUntil(saidAt) }] as const),
  )
}

type Addressee = {
  patientId: string
  ground: Pick<ReplyGround, "contactId"> | null
  /** Absent: an answer. */
  purpose?: MessagePurpose
}

export type Standing = { because: Hindrance; until: Date | null }

/** What stands in the way of free words to this person just now, in a word; null: nothing. */
export const hindranceTo = async (tx: Tx, ctx: Ctx, one: Addressee): Promise<Hindrance | null> =>
  (await hindrancesTo(tx, ctx, [one]))[0]?.because ?? null

/** The same of many people, in their order, and until when what holds only for a while. As many statements as for one. */
export async function hindrancesTo(
  tx: Tx,
  ctx: Ctx,
  people: readonly Addressee[],
): Promise<(Standing | null)[]> {
  return (await writingStandOf(tx, ctx, people)).map((one) => one.standing)
}

export type WritingStand = {
  standing: Standing | null
  /** How many may still go to this person on their day; null where nobody is known there. */
  budget: { left: number; of: number } | null
}

/** What stands in the way of free words, and what is left of the person's day. As many statements as for one. */
export async function writingStandOf(
  tx: Tx,
  ctx: Ctx,
  people: readonly Addressee[],
): Promise<WritingStand[]> {
  if (people.length === 0) return []
  const known = await gateFacts(
    tx,
    ctx,
    people.map(({ patientId, ground }) => ({
      patientId,
      contactId: ground?.contactId ?? NOWHERE,
      at: ctx.now,
      templateVersionId: null,
    })),
  )
  return people.map(({ ground, purpose = "reply" }, n) => {
    const facts = known[n]
    if (!facts?.person || facts.person.isMerged)
      return { standing: { because: "merged", until: null }, budget: null }
    const budget = budgetOf(facts, facts.person.zone, ctx.now)
    if (!ground) return { standing: { because: "no_conversation", until: null }, budget }
    const verdict = judge(
      {
        purpose,
        isTemplate: false,
        body: null,
        at: ctx.now,
        writtenAt: ctx.now,
        tooLateAt: null,
        byMember: memberIdOf(ctx) !== null,
        bypass: false,
        isRetry: false,
        isLeaving: false,
      },
      facts,
    )
    return { standing: verdict.may ? null : { because: verdict.because, until: verdict.until }, budget }
  })
}

function budgetOf({ others, limits }: Known, zone: string, now: Date): { left: number; of: number } {
  const today = calendarDay(now, zone)
  const counted = others.filter((one) => one.exempt === null && calendarDay(one.at, zone) === today)
  return { left: Math.max(0, limits.perDay - counted.length), of: limits.perDay }
}

const NOWHERE = "00000000-0000-0000-0000-000000000000"
