import type { Ctx } from "@/lib/ctx"
import { inClinic, platformDb } from "@/lib/db"
import { GithubSecrets, GithubSettings } from "@/lib/drivers/github/settings"
import { env } from "@/lib/env"
import { driverPlaceOf } from "@/lib/software/place"
import type { HeardBefore, Repository } from "@/lib/software-news/poll-github"

const MOST_REPOSITORIES = 100
const MOST_BRANCHES = 5

/**
 * What can be asked for at GitHub: what places are deployed from, with their tokens, and what services name, with the
 * installation's. What neither token reads is heard of by webhook alone.
 */
export async function repositoriesToAsk(ctx: Ctx): Promise<Repository[]> {
  const { places, services } = await inClinic(ctx.clinicId, async (tx) => ({
    places: await tx.servicePlace.findMany({
      where: { driver: "github", retiredAt: null, sealedSecrets: { not: null } },
      include: { service: true },
      orderBy: { id: "asc" },
      take: MOST_REPOSITORIES,
    }),
    services: await tx.softwareService.findMany({
      where: { retiredAt: null, repository: { not: null } },
      select: { repository: true },
      orderBy: { id: "asc" },
      take: MOST_REPOSITORIES,
    }),
  }))
  const found = new Map<string, Repository>()
  const { GITHUB_READ_TOKEN: token, GITHUB_API_URL: apiUrl } = env()
  if (token)
    for (const { repository } of services) {
      const name = repository?.toLowerCase() ?? ""
      if (name) found.set(name, { repository: name, token, apiUrl })
    }
  for (const row of places) {
    const opened = openedOf(row)
    if (opened) found.set(opened.repository, opened)
  }
  return [...found.values()].slice(0, MOST_REPOSITORIES)
}

type Row = Parameters<typeof driverPlaceOf>[0]

/** Null: no key of this server opens its secrets, or they are of another kind. */
function openedOf(row: Row): Repository | null {
  try {
    const { settings, secrets } = driverPlaceOf(row)
    const { repository, apiUrl } = GithubSettings.parse(settings)
    return { repository: repository.toLowerCase(), token: GithubSecrets.parse(secrets).token, apiUrl }
  } catch {
    return null
  }
}

export async function heardBefore(repository: string): Promise<HeardBefore> {
  const branches = await platformDb().pushedCommit.groupBy({
    by: ["branch"],
    where: { repository },
    orderBy: { _max: { seq: "desc" } },
    take: MOST_BRANCHES,
  })
  return {
    branches: branches.map((one) => one.branch),
    async ended(ids) {
      const known = await platformDb().$queryRaw<{ handle: string }[]>`
        select deployment.handle from "SoftwareService" service
        join "ServicePlace" place on place."serviceId" = service.id
        join "Deployment" deployment on deployment."placeId" = place.id
        where lower(service.repository) = ${repository} and deployment.source = 'github'
          and deployment.handle = any (${[...ids]}::text[])`
      return new Set(known.map((one) => one.handle))
    },
  }
}
