import type { Ctx } from "@/lib/ctx"
import { inClinic, platformDb } from "@/lib/db"
import { lastDeployments } from "@/lib/drivers/coolify/api"
import { CoolifySecrets, CoolifySettings } from "@/lib/drivers/coolify/settings"
import { DriverError } from "@/lib/drivers/driver"
import { log } from "@/lib/log"
import type { SoftwareNews } from "@/lib/providers/software-news"
import { driverPlaceOf } from "@/lib/software/place"
import { applyNews } from "@/lib/software-news/apply"
import { type Asked, askGithub } from "@/lib/software-news/poll-github"
import { heardBefore, repositoriesToAsk } from "@/lib/software-news/repositories"
import { addMs, DAY_MS } from "@/lib/time"

const KEPT_MS = 180 * DAY_MS

type Place = Awaited<ReturnType<typeof applicationsToAsk>>[number]
export type Polled = { asked: number; changed: number; failed: number }

const applicationsToAsk = (ctx: Ctx) =>
  inClinic(ctx.clinicId, (tx) =>
    tx.servicePlace.findMany({
      where: { driver: "coolify", retiredAt: null, sealedSecrets: { not: null } },
      include: { service: true },
      orderBy: { id: "asc" },
      take: 200,
    }),
  )

/**
 * Closes the gap that a lost webhook leaves: neither GitHub nor Coolify sends again what we could not take. Who cannot
 * be asked is left for the next time, and keeps nobody else from being asked. Expo has no documented interface to ask.
 */
export async function pollSoftware(ctx: Ctx): Promise<Polled> {
  const questions = [
    ...(await repositoriesToAsk(ctx)).map((of) => ({
      name: of.repository,
      ask: async () => askGithub(of, await heardBefore(of.repository)),
    })),
    ...(await applicationsToAsk(ctx)).map((place) => ({ name: place.id, ask: () => askCoolify(place) })),
  ]
  const sum = { asked: 0, changed: 0, failed: 0 }
  for (const { name, ask } of questions) {
    sum.asked++
    try {
      const { news, refused } = await ask()
      for (const one of news) {
        const { changed } = await applyNews(ctx, { news: one, key: `poll ${name}` })
        if (changed > 0) sum.changed++
      }
      for (const error of refused) noteRefusal(name, error)
      if (refused.length > 0) sum.failed++
    } catch (error) {
      noteRefusal(name, error)
      sum.failed++
    }
  }
  return sum
}

function noteRefusal(name: string, error: unknown): void {
  const why = error instanceof DriverError ? { detail: error.message } : { error }
  log.warn("software.poll_failed", { name, ...why })
}

const askCoolify = async (row: Place): Promise<Asked> => ({ news: await endedAt(row), refused: [] })

async function endedAt(row: Place): Promise<SoftwareNews[]> {
  const place = driverPlaceOf(row)
  const settings = CoolifySettings.parse(place.settings)
  const listed = await lastDeployments({ ...place, settings, secrets: CoolifySecrets.parse(place.secrets) })
  return listed.flatMap(({ deployment_uuid: id, status }): SoftwareNews[] => {
    if (status !== "finished" && status !== "failed") return []
    const application = settings.applicationUuid
    return [{ kind: "deployed", by: "coolify", id, ok: status === "finished", application }]
  })
}

/** Commits are of use until the next releases; their writers' names are kept no longer. */
export async function pruneCommits(ctx: Ctx): Promise<{ pruned: number }> {
  const where = { createdAt: { lt: addMs(ctx.now, -KEPT_MS) } }
  const commits = await platformDb().pushedCommit.deleteMany({ where })
  const checks = await platformDb().commitCheck.deleteMany({ where })
  return { pruned: commits.count + checks.count }
}
