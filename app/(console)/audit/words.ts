import type { FactRow } from "@/lib/audit/schema"
import { t } from "@/lib/say"

const SUBJECTS: Record<string, string> = {
  lead: "/leads/",
  run: "/jobs/runs/",
  rerun: "/jobs/reruns/",
  cause: "/jobs/causes/",
  webhook: "/webhooks/",
  patient: "/patients/",
  task: "/tasks?tab=all&task=",
  approval: "/settings/approvals/",
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** "lead.score_overridden" reads "Lead: score overridden". */
export function factTitle(name: string): string {
  const [subject = "", ...rest] = name.split(".")
  const said = rest.join(" ").replaceAll("_", " ")
  return `${subject.charAt(0).toUpperCase()}${subject.slice(1)}: ${said}`
}

/** Where the thing it is about can be opened. */
export function subjectHref(subjectType: string, subjectId: string): string | undefined {
  const page = SUBJECTS[subjectType]
  return page && UUID.test(subjectId) ? `${page}${subjectId}` : undefined
}

/** A person's words in one line: what was said, or that it is hidden, erased or cannot be opened. */
export function wordsOf({ personal }: Pick<FactRow, "personal">): string | null {
  if (!personal) return null
  if (personal.state !== "open") return t(UNSAID[personal.state])
  return saidIn(personal.value)
    .map((one) => one.text)
    .join(" · ")
}

export const UNSAID = {
  hidden: "Hidden for your role",
  erased: "Erased",
  unreadable: "Cannot be opened",
} as const

/** What a sealed part holds, name by name: `after.name` of a nested part. */
export function saidIn(value: unknown, under = ""): { name: string; text: string }[] {
  if (value === null || value === undefined) return []
  if (typeof value !== "object" || Array.isArray(value)) return [{ name: under, text: said(value) }]
  return Object.entries(value).flatMap(([name, inner]) => saidIn(inner, under ? `${under} ${name}` : name))
}

export type FieldChange = {
  name: string
  before: string | undefined
  after: string | undefined
  differs: boolean
}

/** Field by field; what changed first. A side that is no object is one field without a name. */
export function changesOf(before: unknown, after: unknown): FieldChange[] {
  const [old, next] = [fieldsOf(before), fieldsOf(after)]
  const names = [...new Set([...old.keys(), ...next.keys()])]
  return names
    .map((name) => {
      const pair = { before: old.get(name), after: next.get(name) }
      return { name, ...pair, differs: pair.before !== pair.after }
    })
    .sort((one, other) => Number(other.differs) - Number(one.differs))
}

function fieldsOf(side: unknown): Map<string, string> {
  if (side === null || side === undefined) return new Map()
  if (typeof side !== "object" || Array.isArray(side)) return new Map([["", said(side)]])
  return new Map(Object.entries(side).map(([name, value]) => [name, said(value)]))
}

function said(value: unknown): string {
  if (value === null || value === undefined) return t("none")
  if (typeof value === "boolean") return value ? t("yes") : t("no")
  return typeof value === "object" ? JSON.stringify(value) : String(value)
}

/** "status: new → contacted, owner: none → Dr. Ana"; the first two. */
export function changeText(before: unknown, after: unknown): string {
  return changesOf(before, after)
    .filter((one) => one.differs && !UUID.test(one.after ?? "") && !UUID.test(one.before ?? ""))
    .slice(0, 2)
    .map((one) => {
      const name = one.name ? `${one.name}: ` : ""
      if (one.before === undefined) return `${name}${one.after}`
      return one.after === undefined
        ? `${name}${t("was {value}", { value: one.before ?? "" })}`
        : `${name}${one.before} → ${one.after}`
    })
    .join(", ")
}
