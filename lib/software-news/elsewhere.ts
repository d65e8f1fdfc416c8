import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { type Fact, fact } from "@/lib/facts"
import { newId } from "@/lib/ids"
import { notifyOperations } from "@/lib/operation-notices/notify"
import type { SoftwareNews } from "@/lib/providers/software-news"
import { addMs, HOUR_MS } from "@/lib/time"

type News = Extract<SoftwareNews, { kind: "deployed" }>
export type Heard = { facts: Fact[]; ignored?: string }

const NAMES = { github: "GitHub", coolify: "Coolify", eas: "Expo EAS" } as const
type Told = { by: keyof typeof NAMES; id: string; ok: boolean }
/** What Rounds itself put there a while ago is told of by its partner, too. */
const OWN_MS = 2 * HOUR_MS

/**
 * A deployment that Rounds did not make: kept in the history with how it ended by the partner's word, and proven by
 * nobody. What runs at the place is from then on known no more.
 */
export async function hearDeployment(tx: Tx, ctx: Ctx, news: News): Promise<Heard> {
  const places = await placesOf(tx, news)
  if (places.length === 0) return { facts: [], ignored: "No service's place here is meant by it." }
  const facts: Fact[] = []
  let own = 0
  for (const place of places) {
    const release = news.gitSha ? await releaseOf(tx, place.serviceId, news.gitSha) : null
    if (await isOurs(tx, ctx, place.id, news, release?.id)) {
      own++
      continue
    }
    facts.push(...(await keepElsewhere(tx, ctx, place, news, release?.id ?? null)))
  }
  return own === places.length ? { facts, ignored: "It is a deployment of Rounds' own." } : { facts }
}

const placesOf = (tx: Tx, news: News) =>
  tx.servicePlace.findMany({
    where:
      news.by === "coolify"
        ? {
            driver: "coolify",
            retiredAt: null,
            settings: { path: ["applicationUuid"], equals: news.application ?? "" },
          }
        : {
            retiredAt: null,
            environment: news.environment ?? "",
            service: { retiredAt: null, repository: { equals: news.repository ?? "", mode: "insensitive" } },
          },
    include: { service: { select: { name: true } } },
    take: 20,
  })

const releaseOf = (tx: Tx, serviceId: string, gitSha: string) =>
  tx.release.findFirst({
    where: { serviceId, gitSha },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    select: { id: true },
  })

async function isOurs(tx: Tx, ctx: Ctx, placeId: string, news: News, releaseId?: string): Promise<boolean> {
  const found = await tx.deployment.findFirst({
    where: {
      placeId,
      key: { not: keyOf(placeId, news) },
      OR: [
        { handle: news.id },
        ...(releaseId ? [{ releaseId, driver: "github", createdAt: { gt: addMs(ctx.now, -OWN_MS) } }] : []),
      ],
    },
    select: { id: true },
  })
  return found !== null
}

const keyOf = (placeId: string, { by, id }: Told) => `elsewhere ${by} ${id} ${placeId}`

type Place = {
  id: string
  environment: string
  driver: string
  releaseId: string | null
  service: { name: string }
}

/** In the history once, with how it ended by the partner's word. */
export async function keepElsewhere(
  tx: Tx,
  ctx: Ctx,
  place: Place,
  news: Told,
  releaseId: string | null,
): Promise<Fact[]> {
  const id = newId()
  const by = NAMES[news.by]
  const because = news.ok
    ? `${by} says it succeeded. Rounds did not make this deployment and has proven nothing of it.`
    : `${by} says it failed. Rounds did not make this deployment.`
  const { count } = await tx.deployment.createMany({
    data: [
      {
        id,
        service: place.service.name,
        environment: place.environment,
        placeId: place.id,
        releaseId,
        previousReleaseId: place.releaseId,
        status: news.ok ? "succeeded" : "failed",
        because,
        requestedBy: `system:${news.by}`,
        requestedByName: by,
        source: news.by,
        key: keyOf(place.id, news),
        driver: place.driver,
        handle: news.id,
        createdAt: ctx.now,
        startedAt: ctx.now,
        finishedAt: ctx.now,
      },
    ],
    skipDuplicates: true,
  })
  if (count === 0) return []
  if (news.ok) await tx.servicePlace.update({ where: { id: place.id }, data: { provenAt: null } })
  const after = { service: place.service.name, environment: place.environment, by: news.by, ok: news.ok }
  const told = news.ok ? [] : await tellFailure(tx, ctx, id, place, by)
  return [fact("deployment.seen_elsewhere", id, { after }), ...told]
}

const tellFailure = (tx: Tx, ctx: Ctx, id: string, place: Place, by: string): Promise<Fact[]> =>
  notifyOperations(tx, ctx, {
    kind: "deployment",
    key: `deployment:${id}:failed`,
    title: `${place.service.name} in ${place.environment}: a deployment failed at ${by}`,
    body: `${by} says that a deployment failed which Rounds did not make. What runs there was not looked at by it.`,
    href: `/deployments/${id}`,
    severity: "warning",
  })
