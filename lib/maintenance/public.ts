import type { Tx } from "@/lib/db"
import { addMs, DAY_MS } from "@/lib/time"

export type PublicMaintenance = {
  title: string
  words: string
  startsAt: string
  endsAt: string
  isRunning: boolean
}

const AHEAD_MS = 14 * DAY_MS

/** What anybody may know: what runs, and what is planned within two weeks. Without names and reasons. */
export async function publicMaintenance(db: Pick<Tx, "maintenance">, at: Date): Promise<PublicMaintenance[]> {
  const found = await db.maintenance.findMany({
    where: { startsAt: { lte: addMs(at, AHEAD_MS) }, endsAt: { gt: at }, cancelledAt: null, doneAt: null },
    orderBy: [{ startsAt: "asc" }, { id: "asc" }],
    take: 10,
    select: { title: true, words: true, startsAt: true, endsAt: true },
  })
  return found.map((one) => ({
    ...one,
    startsAt: one.startsAt.toISOString(),
    endsAt: one.endsAt.toISOString(),
    isRunning: one.startsAt <= at,
  }))
}
