import type { Ctx } from "@/lib/ctx"
import { absent, type Tx } from "@/lib/db"
import { type Fact, fact } from "@/lib/facts"
import type { Lead, UrgentCase } from "@/lib/generated/prisma/client"
import { isId, newId } from "@/lib/ids"
import { dueAfter, isMoreUrgent, isOpen, isPressing } from "@/lib/leads/rules"
import { command } from "@/lib/operation"
import type { Classification, Urgency } from "@/lib/scoring/schema"
import { addMs, MINUTE_MS } from "@/lib/time"
import { escalationOf } from "@/lib/urgent/escalation"
import { earlier, earlierEach, tierTimesFrom } from "@/lib/urgent/rules"
import { type Escalation, OpenCaseInput } from "@/lib/urgent/schema"
import { closeNow, endOf } from "@/lib/urgent/settle"

export type Opened = {
  caseId: string | null
  /** When the next is to be told; null: nobody. */
  nextAt: string | null
  /** The patient may have to be told that nobody is there. */
  distress: boolean
}

/**
 * Opens the case of a lead that is HOT or urgent and waits, or raises the one it has. A raise makes clocks shorter; a
 * score that says less changes nothing. Told again it finds the case as it stands.
 */
export const openCase = command({
  name: "urgent.open",
  may: "leads.work",
  input: OpenCaseInput,
  async run({ ctx, tx, input }) {
    const { leadId, scoreId } = input
    if (!isId(leadId)) return absent()
    await tx.$queryRaw`select id from "Lead" where id = ${leadId}::uuid for update`
    const lead = (await tx.lead.findUnique({ where: { id: leadId } })) ?? absent()
    const facts: Fact[] = []
    let standing = await tx.urgentCase.findFirst({ where: { leadId, closedAt: null } })
    const ended = standing && (await endOf(tx, standing, lead))
    if (standing && ended) {
      facts.push(...(await closeNow(tx, ctx, standing, ended)))
      standing = null
    }
    const waits = lead.waitingSince !== null && isOpen(lead.status) && isPressing(lead)
    if (!waits) return { value: standing ? shown(standing) : nothing, facts }
    const wanted = await wantedOf(tx, ctx, lead, scoreId)
    if (!standing && (await isClosedByHand(tx, leadId, wanted.clockFrom))) return { value: nothing, facts }
    const [one, made] = standing ? await raise(tx, standing, wanted) : await make(tx, ctx, lead, wanted)
    return { value: shown(one), facts: [...facts, ...made] }
  },
})

const nothing: Opened = { caseId: null, nextAt: null, distress: false }

const shown = (one: UrgentCase): Opened => ({
  caseId: one.id,
  nextAt: one.nextTierAt?.toISOString() ?? null,
  distress: isGrave(one.urgency) && one.distressAt === null,
})

export const isGrave = (urgency: string): boolean => urgency === "critical" || urgency === "high"

/** Somebody said that nothing urgent is left in what was written until then: telling it again opens nothing. */
const isClosedByHand = async (tx: Tx, leadId: string, wroteAt: Date): Promise<boolean> =>
  (await tx.urgentCase.findFirst({
    where: { leadId, closedBecause: "by_member", closedAt: { gte: wroteAt } },
    select: { id: true },
  })) !== null

type Wanted = Awaited<ReturnType<typeof wantedOf>>

async function wantedOf(tx: Tx, ctx: Ctx, lead: Lead, scoreId: string) {
  const score = isId(scoreId)
    ? await tx.score.findFirst({
        where: { id: scoreId, leadId: lead.id },
        select: { id: true, messageId: true },
      })
    : null
  const message = score?.messageId
    ? await tx.message.findUnique({ where: { id: score.messageId }, select: { id: true, createdAt: true } })
    : null
  const clockFrom = message?.createdAt ?? lead.waitingSince ?? ctx.now
  const classification = lead.classification as Classification | null
  const urgency = lead.urgency as Urgency
  const due = dueAfter(clockFrom, classification, urgency) ?? clockFrom
  const escalation: Escalation = await escalationOf(tx, ctx)
  return {
    classification,
    urgency,
    clockFrom,
    scoreId: score?.id ?? null,
    messageId: message?.id ?? null,
    dueAt: lead.dueAt ? earlier(lead.dueAt, due) : due,
    tierTimes: tierTimesFrom(clockFrom, escalation, lead),
  }
}

async function make(tx: Tx, ctx: Ctx, lead: Lead, wanted: Wanted): Promise<[UrgentCase, Fact[]]> {
  const one = await tx.urgentCase.create({
    data: {
      ...wanted,
      id: newId(),
      clinicId: ctx.clinicId,
      leadId: lead.id,
      openedAt: ctx.now,
      nextTierAt: wanted.tierTimes[0],
    },
  })
  const after = { leadId: lead.id, urgency: one.urgency, classification: one.classification }
  return [one, [fact("urgent.opened", one.id, { patientId: lead.patientId, after })]]
}

async function raise(tx: Tx, standing: UrgentCase, wanted: Wanted): Promise<[UrgentCase, Fact[]]> {
  const before = { urgency: standing.urgency as Urgency, isHot: standing.classification === "HOT" }
  const graver = isMoreUrgent(wanted.urgency, before.urgency)
  const hotter = wanted.classification === "HOT" && !before.isHot
  if (!graver && !hotter) return [standing, []]
  const tierTimes = earlierEach(standing.tierTimes, wanted.tierTimes)
  const dueAt = earlier(standing.dueAt, wanted.dueAt)
  const first = wanted.tierTimes[0] ?? addMs(wanted.clockFrom, MINUTE_MS)
  const planned = standing.status === "acknowledged" ? dueAt : (tierTimes[standing.tier] ?? first)
  const one = await tx.urgentCase.update({
    where: { id: standing.id },
    data: {
      urgency: graver ? wanted.urgency : standing.urgency,
      classification: before.isHot ? standing.classification : wanted.classification,
      clockFrom: wanted.clockFrom,
      messageId: wanted.messageId,
      scoreId: wanted.scoreId,
      tierTimes,
      dueAt,
      nextTierAt: standing.nextTierAt ? earlier(standing.nextTierAt, planned) : planned,
    },
  })
  const after = { leadId: one.leadId, urgency: one.urgency, classification: one.classification }
  return [
    one,
    [fact("urgent.raised", one.id, { before: { urgency: before.urgency, isHot: before.isHot }, after })],
  ]
}
