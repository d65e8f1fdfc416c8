import { isPressing } from "@/lib/leads/rules"
import type { Conditions, Enquiry, Person, Rule, Target, Tried } from "@/lib/routing/schema"
import type { Misfit, Outcome, Why } from "@/lib/routing/words"

/** The first of the rule's conditions that does not hold, or null: it fits. */
export function misfitOf(conditions: Conditions, enquiry: Enquiry, isOpen: boolean): Misfit | null {
  const outside = (chosen: readonly string[], value: string | null) =>
    chosen.length > 0 && (value === null || !chosen.includes(value))
  if (outside(conditions.languages, enquiry.language)) return "language"
  if (outside(conditions.services, enquiry.service)) return "service"
  if (outside(conditions.sources, enquiry.source)) return "source"
  if (conditions.campaign && !folded(enquiry.campaign).includes(folded(conditions.campaign)))
    return "campaign"
  if (outside(conditions.classes, enquiry.classification)) return "class"
  if (outside(conditions.urgencies, enquiry.urgency)) return "urgency"
  if (conditions.hours && (conditions.hours === "open") !== isOpen) return "hours"
  return null
}

const folded = (text: string | null): string => (text ?? "").normalize("NFKC").toLowerCase()

export type Candidate = Person & { roles: readonly string[]; duties: readonly string[] }
/** When each was last given an enquiry by a rule, in ms: `ruleId memberId`. */
export type Turns = ReadonlyMap<string, number>

export function candidatesFor(target: Target, here: readonly Candidate[]): Candidate[] {
  if (target.kind === "member") return here.filter((one) => one.id === target.memberId)
  if (target.kind === "role") return here.filter((one) => one.roles.includes(target.role))
  return here.filter((one) => one.duties.includes(target.duty))
}

/** Who of several: the least loaded, or whose turn it is; the other way decides a draw, then the id. */
export function choose(rule: Rule, from: readonly Candidate[], turns: Turns): Candidate | null {
  const turn = (one: Candidate) => turns.get(`${rule.id} ${one.id}`) ?? 0
  const byLoad = (one: Candidate, other: Candidate) => one.load - other.load
  const byTurn = (one: Candidate, other: Candidate) => turn(one) - turn(other)
  const [first, second] = rule.balance === "load" ? [byLoad, byTurn] : [byTurn, byLoad]
  return [...from].sort((a, b) => first(a, b) || second(a, b) || (a.id < b.id ? -1 : 1))[0] ?? null
}

function whyOf(rule: Rule, among: number): Why {
  if (rule.target.kind === "member") return "named"
  if (rule.target.kind === "duty" && among === 1) return "on_duty"
  return rule.balance === "load" ? "least_load" : "next_turn"
}

/** The rules in their order: the first that fits and has somebody here decides. */
export function decide(
  rules: readonly Rule[],
  enquiry: Enquiry,
  here: readonly Candidate[],
  turns: Turns,
  isOpen: boolean,
): Tried {
  const looked: Tried["rules"] = []
  let won: { rule: Rule; from: Candidate[]; member: Candidate } | null = null
  for (const rule of rules) {
    const from = candidatesFor(rule.target, here)
    const member = choose(rule, from, turns)
    const misfit = won
      ? "later"
      : !rule.active
        ? "paused"
        : (misfitOf(rule.conditions, enquiry, isOpen) ?? (member ? null : "nobody_here"))
    looked.push({ id: rule.id, name: rule.name, misfit })
    if (misfit === null && member) won = { rule, from, member }
  }
  const nobody: Why = looked.some((one) => one.misfit === "nobody_here") ? "nobody_here" : "no_rule"
  const outcome: Outcome = !won
    ? "unowned"
    : isPressing(enquiry) && won.rule.pressing === "suggest"
      ? "suggested"
      : "assigned"
  return {
    rules: looked,
    outcome,
    why: won ? whyOf(won.rule, won.from.length) : nobody,
    ruleId: won?.rule.id ?? null,
    member: won ? { id: won.member.id, name: won.member.name } : null,
    people: (won?.from ?? []).map(({ id, name, load }) => ({ id, name, load })),
  }
}
