import { z } from "zod"
import { LEAD_SOURCES } from "@/lib/leads/words"
import {
  BALANCE_WORDS,
  type Balance,
  DUTY_WORDS,
  type Duty,
  HOURS_WORDS,
  type Hours,
  LANGUAGE_WORDS,
  type Misfit,
  type Outcome,
  PRESSING_WORDS,
  type Pressing,
  SERVICE_WORDS,
  TARGET_ROLES,
  type Why,
} from "@/lib/routing/words"
import { CLASSIFICATIONS, URGENCIES } from "@/lib/scoring/schema"

const keys = <T extends string>(of: Record<T, string>) => Object.keys(of) as [T, ...T[]]
const Id = z.string().max(100)
const blankIsAbsent = (value: unknown) => (value === "" || value === null ? undefined : value)

/** One value or several, as a form gives them; nothing chosen means any. */
const anyOf = <T extends string>(words: readonly [T, ...T[]]) => {
  const one = z.enum(words, { error: "There is no such choice." })
  return z
    .union([z.literal(""), one, z.array(one).max(20)], { error: "There is no such choice." })
    .optional()
    .transform((chosen): T[] => [...new Set(chosen ? [chosen].flat() : [])] as T[])
}

const CONDITIONS = {
  languages: anyOf(keys(LANGUAGE_WORDS)),
  services: anyOf(keys(SERVICE_WORDS)),
  sources: anyOf(LEAD_SOURCES),
  /** A part of the campaign's name. */
  campaign: z
    .string()
    .trim()
    .max(100, "At most 100 characters.")
    .optional()
    .transform((text) => text || undefined),
  classes: anyOf(CLASSIFICATIONS),
  urgencies: anyOf(URGENCIES),
  hours: z
    .enum(["", ...keys<Hours>(HOURS_WORDS)])
    .optional()
    .transform((word) => word || undefined),
}
export const Conditions = z.object(CONDITIONS)
export type Conditions = z.output<typeof Conditions>

export const Target = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("member"), memberId: z.uuid() }),
  z.object({ kind: z.literal("role"), role: z.enum(TARGET_ROLES) }),
  z.object({ kind: z.literal("duty"), duty: z.enum(keys<Duty>(DUTY_WORDS)) }),
])
export type Target = z.output<typeof Target>

const TARGET_TEXT = new RegExp(
  `^(member:[0-9a-f-]{36}|role:(${TARGET_ROLES.join("|")})|duty:(${keys(DUTY_WORDS).join("|")}))$`,
)

export const SaveRuleInput = z.strictObject({
  /** Of a rule there is; absent for a new one. */
  id: Id.optional().transform((id) => id || undefined),
  /** The form's own: a new rule sent twice is one. */
  key: z.uuid("The form is out of date. Load the page again."),
  name: z.string("Give it a name.").trim().min(2, "Give it a name.").max(80, "At most 80 characters."),
  ...CONDITIONS,
  /** member:<id>, role:<role> or duty:<duty>, as one field of a form has it. */
  target: z.string("Choose who gets it.").regex(TARGET_TEXT, "Choose who gets it."),
  balance: z.enum(keys<Balance>(BALANCE_WORDS)).default("load"),
  pressing: z.enum(keys<Pressing>(PRESSING_WORDS)).default("suggest"),
})

export const RuleIdInput = z.strictObject({ id: Id })
export const MoveRuleInput = z.strictObject({ id: Id, to: z.enum(["up", "down"]) })
export const PauseRuleInput = z.strictObject({
  id: Id,
  active: z.preprocess((v) => v === true || v === "true", z.boolean()),
})
export const RouteLeadInput = z.strictObject({ leadId: Id })
export const TryRoutingInput = z.strictObject({
  leadId: z.preprocess(blankIsAbsent, Id.optional()),
  language: z.preprocess(blankIsAbsent, z.enum(keys(LANGUAGE_WORDS)).optional()),
  service: z.preprocess(blankIsAbsent, z.enum(keys(SERVICE_WORDS)).optional()),
  source: z.preprocess(blankIsAbsent, z.enum(LEAD_SOURCES).default("whatsapp")),
  campaign: z.preprocess(blankIsAbsent, z.string().trim().max(100).optional()),
  classification: z.preprocess(blankIsAbsent, z.enum(CLASSIFICATIONS).optional()),
  urgency: z.preprocess(blankIsAbsent, z.enum(URGENCIES).default("none")),
})

/** What of a lead the rules look at. */
export type Enquiry = {
  language: string | null
  service: string | null
  source: string
  campaign: string | null
  classification: string | null
  urgency: string
}

export type Rule = {
  id: string
  name: string
  active: boolean
  conditions: Conditions
  target: Target
  balance: Balance
  pressing: Pressing
}

export type RuleRow = Rule & {
  /** Of a rule for one person: who, and whether they are here. */
  person: { name: string; here: boolean } | null
  /** In the last 30 days. */
  counts: { assigned: number; suggested: number; taken: number }
}
export type RoutingList = {
  rules: RuleRow[]
  /** Enquiries that no rule gave to anybody, in the last 30 days. */
  unowned: { no_rule: number; nobody_here: number }
  may: { write: boolean }
}

export type Person = { id: string; name: string; load: number }
export type Tried = {
  rules: { id: string; name: string; misfit: Misfit | null }[]
  outcome: Outcome
  why: Why
  ruleId: string | null
  member: { id: string; name: string } | null
  /** All who could have had it, and how many open leads each has. */
  people: Person[]
}

export type Suggestion = { memberId: string; name: string; rule: string; why: Why; at: string }
