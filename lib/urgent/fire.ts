import type { Ctx } from "@/lib/ctx"
import { absent, type Tx } from "@/lib/db"
import { type Fact, fact } from "@/lib/facts"
import type { Lead, UrgentCase } from "@/lib/generated/prisma/client"
import { isId, newId } from "@/lib/ids"
import { notify } from "@/lib/notifications/notify"
import { command } from "@/lib/operation"
import { makeTask } from "@/lib/tasks/make"
import { escalationOf } from "@/lib/urgent/escalation"
import { isGrave } from "@/lib/urgent/open"
import { type Reached, recipientsOf } from "@/lib/urgent/recipients"
import { type Due, dueTier, dutyOf, nextAfter } from "@/lib/urgent/rules"
import { CaseIdInput } from "@/lib/urgent/schema"
import { closeNow, endOf } from "@/lib/urgent/settle"
import { DUTIES } from "@/lib/urgent/words"

export type Fired = {
  /** Which tier was told just now; null: none was due any more. */
  number: number | null
  nextAt: string | null
  /** All tiers have passed and nobody said a word: the patient is to be told. */
  distress: boolean
}

/**
 * Tells the tier whose time has come, once: the case's row is locked, so that two runs tell it once. A case that was
 * taken, answered or closed meanwhile ends here, and nobody is told.
 */
export const fireTier = command({
  name: "urgent.fire",
  may: "leads.work",
  input: CaseIdInput,
  async run({ ctx, tx, input: { id } }) {
    if (!isId(id)) return absent()
    await tx.$queryRaw`select id from "UrgentCase" where id = ${id}::uuid for update`
    const one = (await tx.urgentCase.findUnique({ where: { id } })) ?? absent()
    const rest: Fired = { number: null, nextAt: null, distress: false }
    if (one.status === "closed") return { value: rest, facts: [] }
    const lead = (await tx.lead.findUnique({ where: { id: one.leadId } })) ?? absent()
    const ended = await endOf(tx, one, lead)
    if (ended) return { value: rest, facts: await closeNow(tx, ctx, one, ended) }
    const due = dueTier(one, ctx.now)
    if (!due) return { value: { ...rest, nextAt: one.nextTierAt?.toISOString() ?? null }, facts: [] }

    const { number, facts } = await tellFrom(tx, ctx, { one, lead, due })
    const nextTierAt = due.isAgain ? null : nextAfter(number, one.tierTimes, due.isLate ? ctx.now : due.dueAt)
    await tx.urgentCase.update({
      where: { id },
      data: { tier: number, nextTierAt, ...(due.isAgain && { toldAgainAt: ctx.now }) },
    })
    if (!nextTierAt) facts.push(...(await leaveWithAdmins(tx, ctx, one, lead, "unanswered")))
    const distress = !due.isAgain && number >= DUTIES.length && isGrave(one.urgency) && !one.distressAt
    return { value: { number, nextAt: nextTierAt?.toISOString() ?? null, distress }, facts }
  },
})

type Telling = { one: UrgentCase; lead: Lead; due: Due }

/** The tier that is due; where it has nobody, at once the next that has, and the admins learn of it. */
async function tellFrom(
  tx: Tx,
  ctx: Ctx,
  { one, lead, due }: Telling,
): Promise<{ number: number; facts: Fact[] }> {
  const escalation = await escalationOf(tx, ctx)
  const facts: Fact[] = []
  let { number } = due
  for (;;) {
    const duty = dutyOf(number)
    const reached = withOwner(
      await recipientsOf(tx, ctx, duty, escalation),
      number === 1 ? await ownerThere(tx, ctx, lead) : null,
    )
    facts.push(...(await tell(tx, ctx, { one, lead, due: { ...due, number, duty } }, reached)))
    if (reached.memberIds.length > 0) return { number, facts }
    facts.push(...(await leaveWithAdmins(tx, ctx, one, lead, "nobody")))
    if (number >= DUTIES.length || due.isAgain) return { number, facts }
    number++
  }
}

/** Whose lead it is already hears of it first. */
const withOwner = ({ how, memberIds }: Reached, ownerId: string | null): Reached =>
  ownerId && !memberIds.includes(ownerId)
    ? { how: how === "nobody" ? "role" : how, memberIds: [...memberIds, ownerId] }
    : { how, memberIds }

/** An owner who has left is nobody who was reached. */
async function ownerThere(tx: Tx, ctx: Ctx, { ownerId }: Lead): Promise<string | null> {
  const owner = ownerId ? await tx.member.findUnique({ where: { id: ownerId } }) : null
  return owner?.active && (owner.endsAt === null || owner.endsAt > ctx.now) ? owner.id : null
}

async function tell(tx: Tx, ctx: Ctx, { one, lead, due }: Telling, reached: Reached): Promise<Fact[]> {
  const { number, duty, dueAt, isLate, isAgain } = due
  const planned = one.tierTimes[number - 1]
  const { count } = await tx.urgentTier.createMany({
    data: [
      {
        ...reached,
        id: newId(),
        clinicId: ctx.clinicId,
        caseId: one.id,
        number,
        duty,
        isLate,
        isAgain,
        dueAt: planned && !isAgain ? planned : dueAt,
        firedAt: ctx.now,
      },
    ],
    skipDuplicates: true,
  })
  if (count === 0) return []
  const told = await notify(
    tx,
    ctx,
    reached.memberIds.map((memberId) => ({
      memberId,
      kind: "urgent_tier",
      subjectType: "urgent",
      subjectId: one.id,
      leadId: lead.id,
      urgent: true,
      effectKey: `urgent ${one.id} ${number}`,
    })),
  )
  const after = { leadId: lead.id, number, duty, how: reached.how, members: reached.memberIds.length }
  return [fact("urgent.tier_told", one.id, { after: { ...after, isLate, isAgain } }), ...told]
}

const ASKS = {
  nobody: "Nobody could be told of an urgent case: look at the rota",
  unanswered: "An urgent case is still waiting after everybody was told",
}

async function leaveWithAdmins(
  tx: Tx,
  ctx: Ctx,
  one: UrgentCase,
  lead: Lead,
  because: keyof typeof ASKS,
): Promise<Fact[]> {
  const { facts } = await makeTask(tx, ctx, {
    kind: "reply",
    title: ASKS[because],
    why: "The patient has had no answer yet. Who was told, and when, stands with the lead.",
    dueAt: ctx.now,
    owner: { role: "admin" },
    patientId: lead.patientId,
    leadId: lead.id,
    source: "rule",
    sourceId: one.id,
    effectKey: `urgent:${because}:${one.id}`,
  })
  return facts
}
