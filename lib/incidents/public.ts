import type { Tx } from "@/lib/db"
import { addMs, DAY_MS } from "@/lib/time"

export type PublicIncident = {
  id: string
  title: string
  severity: string
  status: string
  startedAt: string
  resolvedAt: string | null
  /** Newest first; only those that were meant for everybody. Without names. */
  updates: { at: string; status: string; words: string }[]
}

const SHOWN_FOR_MS = 90 * DAY_MS
const MOST = 50

/** What anybody may know: open ones and those of 90 days, where somebody said that they are public. */
export async function publicIncidents(db: Pick<Tx, "incident">, at: Date): Promise<PublicIncident[]> {
  const found = await db.incident.findMany({
    where: { isPublic: true, startedAt: { gt: addMs(at, -SHOWN_FOR_MS) } },
    orderBy: [{ startedAt: "desc" }, { id: "desc" }],
    take: MOST,
    select: {
      id: true,
      title: true,
      severity: true,
      status: true,
      startedAt: true,
      resolvedAt: true,
      updates: {
        where: { isPublic: true },
        orderBy: [{ at: "desc" }, { id: "desc" }],
        select: { at: true, status: true, words: true },
        take: MOST,
      },
    },
  })
  return found.map((one) => ({
    ...one,
    startedAt: one.startedAt.toISOString(),
    resolvedAt: one.resolvedAt?.toISOString() ?? null,
    updates: one.updates.map((update) => ({ ...update, at: update.at.toISOString() })),
  }))
}
