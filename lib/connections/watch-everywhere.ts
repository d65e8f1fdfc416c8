import { type Watched, watchConnections } from "@/lib/connections/watch"
import { watchPlatform } from "@/lib/connections/watch-platform"
import { systemCtx } from "@/lib/ctx"
import { platformDb } from "@/lib/db"
import { log } from "@/lib/log"

/** Every clinic's connections, each clinic by itself, and what belongs to none. */
export async function watchEverywhere(name: string, runId: string): Promise<Watched & { platform: Watched }> {
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
  return { ...sum, platform: await watchPlatform(name, runId) }
}
