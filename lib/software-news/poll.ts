import type { Ctx } from "@/lib/ctx"
import { inClinic, platformDb } from "@/lib/db"
import { lastDeployments } from "@/lib/drivers/coolify/api"
import { CoolifySecrets, CoolifySettings } from "@/lib/drivers/coolify/settings"
import { DriverError } from "@/lib/drivers/driver"
import { GithubSecrets, GithubSettings } from "@/lib/drivers/github/settings"
import { log } from "@/lib/log"
import type { SoftwareNews } from "@/lib/providers/software-news"
import { driverPlaceOf } from "@/lib/software/place"
import { applyNews } from "@/lib/software-news/apply"
import { askGithub } from "@/lib/software-news/poll-github"
import { addMs, DAY_MS } from "@/lib/time"

const KEPT_MS = 180 * DAY_MS

type Place = Awaited<ReturnType<typeof placesToAsk>>[number]
export type Polled = { asked: number; changed: number; failed: number }

const placesToAsk = (ctx: Ctx) =>
  inClinic(ctx.clinicId, (tx) =>
    tx.servicePlace.findMany({
      where: { driver: { in: ["github", "coolify"] }, retiredAt: null, sealedSecrets: { not: null } },
      include: { service: true },
      orderBy: { id: "asc" },
      take: 200,
    }),
  )

/**
 * Closes the gap that a lost webhook leaves: neither GitHub nor Coolify sends again what we could not take. Who cannot
 * be asked is left for the next time, and keeps nobody else from being asked.
 */
export async function pollSoftware(ctx: Ctx): Promise<Polled> {
  const sum = { asked: 0, changed: 0, failed: 0 }
  for (const place of await placesToAsk(ctx)) {
    sum.asked++
    try {
      for (const news of await ask(place)) {
        const { changed } = await applyNews(ctx, { news, key: `poll ${place.id}` })
        if (changed > 0) sum.changed++
      }
    } catch (error) {
      sum.failed++
      const why = error instanceof DriverError ? { detail: error.message } : { error }
      log.warn("software.poll_failed", { placeId: place.id, driver: place.driver, ...why })
    }
  }
  return sum
}

async function ask(row: Place): Promise<SoftwareNews[]> {
  const place = driverPlaceOf(row)
  if (row.driver === "github")
    return askGithub({
      settings: GithubSettings.parse(place.settings),
      secrets: GithubSecrets.parse(place.secrets),
    })
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
