import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { BASE_RULES, compileRules } from "@/lib/scoring/compile"
import type { Rules } from "@/lib/scoring/rule-set"
import { scorerOf } from "@/lib/scoring/schema"
import { readData } from "./data"

/** Compiled sets by id and last change; a clinic has one that counts, and a few that are looked at. */
const MOST = 200
const compiled = new Map<string, Rules>()

export type StoredSet = { id: string; version: number; data: unknown; updatedAt: Date }

/** A stored set made ready to score by; the same one is compiled once. */
export function rulesOf({ id, version, data, updatedAt }: StoredSet): Rules {
  const key = `${id} ${version} ${updatedAt.getTime()}`
  const known = compiled.get(key)
  if (known) return known
  const rules = compileRules(readData(data), scorerOf(version))
  if (compiled.size >= MOST) compiled.delete(compiled.keys().next().value ?? "")
  compiled.set(key, rules)
  return rules
}

/** The rules the clinic scores by: its live set, or ours. */
export async function liveRules(tx: Tx, { clinicId }: Ctx): Promise<Rules> {
  const live = await tx.scoringRuleSet.findFirst({
    where: { clinicId, status: "live" },
    select: { id: true, version: true, data: true, updatedAt: true },
  })
  return live ? rulesOf(live) : BASE_RULES
}
