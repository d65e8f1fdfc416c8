/** Grandfather, father, son: as many days, weeks and months that had a copy; what is of none of them goes. */
export const KEPT = { daily: 7, weekly: 4, monthly: 3 } as const
export type Tier = keyof typeof KEPT | "proven" | "before_upgrade" | "unproven"

const DAY_MS = 86_400_000
/** A copy made before a change of the server outlives the first doubts about it. */
const UPGRADE_DAYS = 30

type Copy = { id: string; cause: string; startedAt: Date; provenAt: Date | null }

const dayOf = (at: Date) => at.toISOString().slice(0, 10)
const monthOf = (at: Date) => at.toISOString().slice(0, 7)
/** The Monday its week begins with, in UTC. */
const weekOf = (at: Date) => dayOf(new Date(at.getTime() - ((at.getUTCDay() + 6) % 7) * DAY_MS))

/**
 * Why each copy is kept; one that is missing in the answer may go. Of a day, a week and a month its newest stands for
 * it. Days count on which there was a copy: nights that failed push none of the older ones out. The newest that was
 * proven stays until a newer one is.
 */
export function tiersOf(copies: readonly Copy[], at: Date): Map<string, Tier[]> {
  const sorted = [...copies].sort((one, other) => other.startedAt.getTime() - one.startedAt.getTime())
  const tiers = new Map<string, Tier[]>()
  const give = (id: string, tier: Tier) => tiers.set(id, [...(tiers.get(id) ?? []), tier])
  for (const [tier, periodOf] of [
    ["daily", dayOf],
    ["weekly", weekOf],
    ["monthly", monthOf],
  ] as const) {
    const seen = new Set<string>()
    for (const { id, startedAt } of sorted) {
      const period = periodOf(startedAt)
      if (seen.has(period) || seen.size >= KEPT[tier]) continue
      seen.add(period)
      give(id, tier)
    }
  }
  const proven = sorted.find(({ provenAt }) => provenAt)
  if (proven) give(proven.id, "proven")
  for (const { id, cause, startedAt } of sorted)
    if (cause === "before_upgrade" && at.getTime() - startedAt.getTime() < UPGRADE_DAYS * DAY_MS)
      give(id, "before_upgrade")
  return tiers
}

/**
 * Why each copy of the store is kept. Those that were found there, whoever made them, are counted among themselves: they
 * push none of this database's own out, and none of them goes while no newer copy was proven.
 */
export function keptOf(copies: readonly Copy[], at: Date): Map<string, Tier[]> {
  const [found, own] = [true, false].map((is) => copies.filter(({ cause }) => (cause === "found") === is))
  const kept = new Map([...tiersOf(own ?? [], at), ...tiersOf(found ?? [], at)])
  const provenMs = Math.max(
    ...copies.map(({ provenAt, startedAt }) => (provenAt ? startedAt.getTime() : -Infinity)),
  )
  for (const { id, startedAt } of found ?? [])
    if (startedAt.getTime() >= provenMs && !kept.has(id)) kept.set(id, ["unproven"])
  return kept
}

/** From when on "last proven" is no comfort any more: a drill a week, and a day for it to be done again. */
export const PROVEN_WITHIN_DAYS = 8
/** And from when on the newest copy is too old: a night, and some hours. */
export const BACKUP_WITHIN_HOURS = 26
