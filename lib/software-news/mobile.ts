import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { type Fact, fact } from "@/lib/facts"
import { notifyOperations } from "@/lib/operation-notices/notify"
import type { SoftwareNews } from "@/lib/providers/software-news"
import { keepRelease } from "@/lib/releases/keep"
import { type Heard, keepElsewhere } from "@/lib/software-news/elsewhere"
import { toDate } from "@/lib/time"

type News<K> = Extract<SoftwareNews, { kind: K }>
const NOWHERE: Heard = { facts: [], ignored: "No service's place here is meant by it." }

/** What a build for phones is called in place of an image's digest. */
const digestOf = (build: string): string => `eas:${build.replaceAll("-", "")}`

/** A finished build is a release; one that goes to testers without a store is also out there. */
export async function hearBuild(tx: Tx, ctx: Ctx, news: News<"built">): Promise<Heard> {
  const places = await placesOf(tx, news.project)
  if (places.length === 0) return NOWHERE
  if (!news.ok) return { facts: await tellFailure(tx, ctx, news, places, "build") }
  const { gitSha, version, at, platform } = news
  if (!gitSha) return { facts: [], ignored: "It does not say which commit was built." }
  const facts: Fact[] = []
  for (const place of onePerService(places)) {
    const { id, isNew } = await keepRelease(tx, ctx, place.service, {
      gitSha,
      imageDigest: digestOf(news.id),
      version: `${version} ${platform}`.trim(),
      buildTime: toDate(at),
    })
    const after = { service: place.service.name, gitSha, platform }
    if (isNew) facts.push(fact("release.registered", id, { after }))
    const meant = places.find((one) => one.serviceId === place.serviceId && one.environment === news.profile)
    if (news.isInternal && meant) facts.push(...(await keepElsewhere(tx, ctx, meant, news, id)))
  }
  return { facts }
}

/** What a store took is out there by the store's word; what is on whose phone nobody knows. */
export async function hearSubmission(tx: Tx, ctx: Ctx, news: News<"submitted">): Promise<Heard> {
  const places = await placesOf(tx, news.project)
  if (places.length === 0) return NOWHERE
  const facts: Fact[] = []
  for (const place of onePerService(places)) {
    const release = await tx.release.findFirst({
      where: { serviceId: place.serviceId, imageDigest: digestOf(news.build) },
      select: { id: true },
    })
    facts.push(...(await keepElsewhere(tx, ctx, place, news, release?.id ?? null)))
  }
  return { facts }
}

/** The last environment first: a store is where a way ends. */
const placesOf = (tx: Tx, project: string) =>
  tx.servicePlace.findMany({
    where: {
      driver: "eas",
      retiredAt: null,
      service: { retiredAt: null },
      settings: { path: ["project"], equals: project },
    },
    include: { service: { select: { id: true, name: true, repository: true } } },
    orderBy: [{ place: { position: "desc" } }, { id: "asc" }],
    take: 20,
  })
type Place = Awaited<ReturnType<typeof placesOf>>[number]

const onePerService = (places: readonly Place[]): Place[] =>
  places.filter((one, at) => places.findIndex((other) => other.serviceId === one.serviceId) === at)

const tellFailure = (
  tx: Tx,
  ctx: Ctx,
  news: News<"built">,
  [place]: readonly Place[],
  what: string,
): Promise<Fact[]> =>
  notifyOperations(tx, ctx, {
    kind: "deployment",
    key: `deployment:eas:${news.id}:failed`,
    title: `${place?.service.name ?? news.project}: a ${what} for ${news.platform} failed at Expo EAS`,
    body: `${news.version || "A build"} of ${news.project} did not come to be. Nothing that is out there changed.`,
    href: "/deployments",
    severity: "warning",
  })
