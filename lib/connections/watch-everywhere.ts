import { readOpeningHours } from "@/lib/clinics/opening-hours"
import { silenceChanges, type Watched, watchConnections } from "@/lib/connections/watch"
import { systemCtx } from "@/lib/ctx"
import { platformDb } from "@/lib/db"
import { log } from "@/lib/log"
import { now } from "@/lib/time"

/** Software runs at all hours. */
const ALWAYS = readOpeningHours(
  Object.fromEntries(
    ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].map((day) => [day, ["00:00", "24:00"]]),
  ),
)

/** Every clinic's connections, each clinic by itself, and what belongs to none: that only gets its mark. */
export async function watchEverywhere(name: string, runId: string): Promise<Watched & { platform: number }> {
  const clinics = await platformDb().clinic.findMany({
    where: { active: true, connections: { some: { active: true } } },
    select: { id: true, slug: true, name: true, timeZone: true },
  })
  const sum: Watched = { fellSilent: 0, heardAgain: 0 }
  for (const { id, ...clinic } of clinics) {
    try {
      const { fellSilent, heardAgain } = await watchConnections(systemCtx(id, clinic, name, runId), {})
      sum.fellSilent += fellSilent
      sum.heardAgain += heardAgain
    } catch (error) {
      // One clinic's trouble must not leave the others unwatched.
      log.error("connections.watch_failed", { clinicId: id, error })
    }
  }
  return { ...sum, platform: await watchPlatform() }
}

async function watchPlatform(): Promise<number> {
  const changed = await silenceChanges(platformDb(), "platform", now(), ALWAYS, "UTC")
  for (const { id, silentSince } of changed) {
    await platformDb().platformConnection.update({ where: { id }, data: { silentSince } })
  }
  return changed.length
}
