import { createHash } from "node:crypto"
import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { fail } from "@/lib/errors"
import type { ScoringRuleSet } from "@/lib/generated/prisma/client"
import { isId } from "@/lib/ids"
import { readData } from "@/lib/rule-sets/data"
import type { RuleSetDetail, RuleSetRow, RuleSetStatus, ShadowState } from "@/lib/rule-sets/schema"
import type { RuleSetData } from "@/lib/scoring/rule-set"
import { BASE_VERSION, scorerOf } from "@/lib/scoring/schema"

/** The clinic's set, held for the transaction, or not_found. */
export async function takeRuleSet(tx: Tx, { clinicId }: Ctx, id: string): Promise<ScoringRuleSet> {
  if (isId(id)) await tx.$queryRaw`select id from "ScoringRuleSet" where id = ${id}::uuid for update`
  return readRuleSet(tx, clinicId, id)
}

export async function readRuleSet(tx: Tx, clinicId: string, id: string): Promise<ScoringRuleSet> {
  const found = isId(id) && (await tx.scoringRuleSet.findFirst({ where: { clinicId, id } }))
  return found || fail("not_found")
}

/** What scores say of the rules that count now. */
export async function liveScorer(tx: Tx, { clinicId }: Ctx): Promise<string> {
  const live = await tx.scoringRuleSet.findFirst({
    where: { clinicId, status: "live" },
    select: { version: true },
  })
  return scorerOf(live?.version ?? BASE_VERSION)
}

/** One at a time in a clinic: the next version is above ours and all of the clinic's. */
export async function nextVersion(tx: Tx, { clinicId }: Ctx): Promise<number> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtext('rule-set ' || ${clinicId}))`
  const newest = await tx.scoringRuleSet.aggregate({ where: { clinicId }, _max: { version: true } })
  return Math.max(BASE_VERSION, newest._max.version ?? 0) + 1
}

/** What a trial is of: these changes, over our rules as they are, against those that count. */
export function trialOf(data: RuleSetData, live: string): string {
  return createHash("sha256")
    .update(JSON.stringify([data, BASE_VERSION, live]))
    .digest("hex")
}

export const changesIn = ({ points, thresholds, added, off, services }: RuleSetData): number =>
  Object.keys(points).length +
  (thresholds.warm === 3 ? 0 : 1) +
  (thresholds.hot === 4 ? 0 : 1) +
  added.length +
  off.length +
  services.reduce((sum, one) => sum + one.words.length + (one.off ? 1 : 0), 0)

const iso = (date: Date | null): string | null => date?.toISOString() ?? null

function shadowOf(stored: ScoringRuleSet, data: RuleSetData, live: string): ShadowState | null {
  if (!stored.shadowStartedAt) return null
  return {
    seen: stored.shadowSeen,
    total: stored.shadowTotal,
    startedAt: stored.shadowStartedAt.toISOString(),
    endedAt: iso(stored.shadowEndedAt),
    isCurrent: stored.shadowOf === trialOf(data, live),
  }
}

export function toRuleSetRow(stored: ScoringRuleSet, live: string): RuleSetRow & { id: string } {
  const data = readData(stored.data)
  return {
    id: stored.id,
    version: stored.version,
    name: stored.name,
    status: stored.status as RuleSetStatus,
    changes: changesIn(data),
    updatedAt: iso(stored.updatedAt),
    wentLiveAt: iso(stored.wentLiveAt),
    retiredAt: iso(stored.retiredAt),
    shadow: shadowOf(stored, data, live),
  }
}

export function toRuleSetDetail(stored: ScoringRuleSet, live: string, by: string | null): RuleSetDetail {
  return {
    ...toRuleSetRow(stored, live),
    note: stored.note ?? "",
    data: readData(stored.data),
    by,
    seenAt: stored.updatedAt.toISOString(),
  }
}

/** For facts: numbers and the product's own words; the clinic's phrases go along sealed. */
export const outlineOf = (data: RuleSetData) => ({
  points: data.points,
  thresholds: data.thresholds,
  added: data.added.length,
  off: data.off.length,
  servicesOff: data.services.filter((one) => one.off).map((one) => one.service),
})
export const phrasesOf = (data: RuleSetData) => ({
  added: data.added.map((one) => `${one.signal} ${one.language} ${one.phrase}`),
  off: data.off.map((one) => `${one.signal} ${one.language} ${one.phrase}`),
  services: data.services.map((one) => `${one.service}: ${one.words.join(", ")}`),
})
