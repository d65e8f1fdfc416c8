import { can, type Role } from "@/lib/can"
import { openSpans, readOpeningHours } from "@/lib/clinics/opening-hours"
import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { OPEN_STATUSES } from "@/lib/leads/words"
import { onDuty } from "@/lib/rota/on-duty"
import { type Candidate, decide, type Turns } from "@/lib/routing/rules"
import { Conditions, type Enquiry, type Rule, Target, type Tried } from "@/lib/routing/schema"
import { type Balance, DUTY_WORDS, type Duty, LOAD_CAP, MOST_RULES, type Pressing } from "@/lib/routing/words"
import { addMs, SECOND_MS } from "@/lib/time"

export type StoredRule = {
  id: string
  name: string
  active: boolean
  conditions: unknown
  target: unknown
  balance: string
  pressing: string
}

/** As kept; null where it can no longer be read, which fits nothing. */
export function toRule({ id, name, active, balance, pressing, ...kept }: StoredRule): Rule | null {
  const conditions = Conditions.safeParse(kept.conditions)
  const target = Target.safeParse(kept.target)
  if (!conditions.success || !target.success) return null
  const { data } = conditions
  return {
    id,
    name,
    active,
    conditions: data,
    target: target.data,
    balance: balance as Balance,
    pressing: pressing as Pressing,
  }
}

export async function readRules(tx: Tx): Promise<Rule[]> {
  const stored = await tx.routingRule.findMany({
    where: { removedAt: null },
    orderBy: [{ position: "asc" }, { id: "asc" }],
    take: MOST_RULES,
  })
  return stored.flatMap((one) => toRule(one) ?? [])
}

/** What the clinic's rules say of an enquiry now. The same few statements, whatever the number of rules and people. */
export async function ask(tx: Tx, ctx: Ctx, enquiry: Enquiry): Promise<Tried> {
  const rules = await readRules(tx)
  const here = await whoIsHere(tx, ctx, rules)
  return decide(rules, enquiry, here, await turnsOf(tx, rules), await isOpenNow(tx, ctx))
}

/** Who may own a lead and is not gone, with their duties and open leads. */
async function whoIsHere(tx: Tx, ctx: Ctx, rules: readonly Rule[]): Promise<Candidate[]> {
  const members = await tx.member.findMany({
    where: { active: true, OR: [{ endsAt: null }, { endsAt: { gt: ctx.now } }] },
    select: { id: true, name: true, roles: true },
  })
  const able = members.filter((one) => can(one.roles as Role[], "leads.work"))
  const duties = new Map<Duty, ReadonlySet<string>>()
  for (const duty of Object.keys(DUTY_WORDS) as Duty[])
    if (rules.some(({ target }) => target.kind === "duty" && target.duty === duty))
      duties.set(duty, new Set((await onDuty(tx, ctx, duty, ctx.now)).map((one) => one.memberId)))
  const loads = await tx.$queryRaw<{ id: string; load: number }[]>`
    select member.id, (select count(*)::int from (
        select 1 from "Lead" where "ownerId" = member.id and status = any(${[...OPEN_STATUSES]}::text[])
        limit ${LOAD_CAP}) held) as load
    from unnest(${able.map((one) => one.id)}::uuid[]) as member (id)`
  const load = new Map(loads.map((one) => [one.id, one.load]))
  return able.map(({ id, name, roles }) => ({
    id,
    name,
    roles,
    load: load.get(id) ?? 0,
    duties: [...duties].flatMap(([duty, who]) => (who.has(id) ? [duty] : [])),
  }))
}

async function turnsOf(tx: Tx, rules: readonly Rule[]): Promise<Turns> {
  const last = await tx.routingDecision.groupBy({
    by: ["ruleId", "memberId"],
    where: { ruleId: { in: rules.map((one) => one.id) }, memberId: { not: null } },
    _max: { at: true },
  })
  return new Map(last.map((one) => [`${one.ruleId} ${one.memberId}`, one._max.at?.getTime() ?? 0]))
}

async function isOpenNow(tx: Tx, ctx: Ctx): Promise<boolean> {
  const { openingHours } = await tx.clinic.findUniqueOrThrow({
    where: { id: ctx.clinicId },
    select: { openingHours: true },
  })
  const spans = openSpans(
    readOpeningHours(openingHours),
    ctx.clinic.timeZone,
    ctx.now,
    addMs(ctx.now, SECOND_MS),
  )
  return spans.length > 0
}
