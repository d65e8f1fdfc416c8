import { platformDb } from "@/lib/db"
import { apiPath, isDemoAddress, servicePath } from "@/lib/drivers/demo/address"
import { keepHosts, readKept, restore } from "@/lib/drivers/demo/kept"
import type { DriverName } from "@/lib/drivers/driver"
import { answerAsService, FAKE_SMOKE } from "@/lib/drivers/fake-app"
import { type FakeAsked, type FakeReply, type FakeServer, serveFake } from "@/lib/drivers/fake-http"
import { type FakeState, makeFakeState } from "@/lib/drivers/fake-state"
import { FAKES, type VendorFake } from "@/lib/drivers/fakes"
import { ABOUT } from "@/lib/drivers/words"
import { log } from "@/lib/log"
import { seal } from "@/lib/seal"
import { now } from "@/lib/time"

/** Those whose API is called over HTTP alone: nothing needs to be installed beside. */
const CARRIED: readonly DriverName[] = ["coolify", "ecs", "kubernetes", "webhook"]
const TAKES_MS = 4_000
const MOST_RELEASES = 200
/** Who bears witness where a vendor's API does not say what runs; its waits are a tenth of the usual, too. */
const DEMO_DOCKER = "docker-1.rounds.example"
const TELLS_MS = 3_000

type Carried = { key: string; state: FakeState; fake: VendorFake; serviceId: string }

/**
 * In the demo: hosts on this machine that carry some services, so that a release can be put out, fail and be rolled back
 * for real. Places that somebody has set up otherwise are left alone. What runs begins as the demo's books have it, and
 * goes on where it was when the worker starts again.
 */
export async function startDemoHosts(port: number): Promise<FakeServer> {
  const carried = new Map<string, Carried>()
  const kept = await readKept()
  const server = await serveFake((asked) => answer(carried, asked), port)
  const host = new URL(server.url).host
  const places = await platformDb().servicePlace.findMany({
    where: { driver: { in: [...CARRIED] }, retiredAt: null, service: { retiredAt: null } },
    include: {
      service: { select: { name: true } },
      release: { select: { gitSha: true, imageDigest: true } },
    },
  })
  for (const place of places) {
    if (!isFree(place.settings)) continue
    const { id, environment, replicas, release } = place
    const driver = place.driver as DriverName
    const service = place.service.name
    const image = `${host}/rounds-demo/${service}`
    const state = makeFakeState({
      service,
      environment,
      image,
      replicas,
      takesMs: TAKES_MS,
      behaviour: "good",
    })
    const key = `${place.driver} ${id} ${place.createdAt.toISOString()}`
    const one = { key, state, fake: FAKES[driver](state), serviceId: place.serviceId }
    carried.set(`${service}/${environment}`, one)
    await learn(one)
    const before = kept.get(key)
    if (before) restore(before, one)
    else {
      if (release && !place.stoppedAt) {
        Object.assign(state, { running: release, named: release, wanted: release.imageDigest })
        one.fake.put?.(release)
      }
      if (place.stoppedAt) state.replicas = 0
    }
    const { settings, secrets } = await one.fake.at(`${server.url}${apiPath(service, environment)}`)
    await platformDb().servicePlace.update({
      where: { id },
      data: {
        baseUrl: server.url + servicePath(service, environment),
        image,
        smoke: FAKE_SMOKE,
        settings: JSON.parse(JSON.stringify(settings)),
        ...(!ABOUT[driver].saysDigest && { witnessHost: place.witnessHost ?? DEMO_DOCKER }),
        sealedSecrets: seal(JSON.stringify(secrets), id),
      },
    })
  }
  const telling = setInterval(() => void tellPicture(carried), TELLS_MS)
  telling.unref()
  return {
    ...server,
    async close() {
      clearInterval(telling)
      await server.close()
    },
  }
}

/** Set up by nobody, or by us when we were last here. */
function isFree(settings: unknown): boolean {
  const held = Object.values((settings ?? {}) as Record<string, unknown>)
  return held.length === 0 || held.some((one) => typeof one === "string" && isDemoAddress(one))
}

/** What its releases are, so that they can be pulled. A candidate does not come up: somebody will want to see that. */
async function learn({ state, serviceId }: Carried): Promise<void> {
  const releases = await platformDb().release.findMany({
    where: { serviceId },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: MOST_RELEASES,
    select: { gitSha: true, imageDigest: true, version: true },
  })
  for (const { gitSha, imageDigest, version } of releases) {
    state.images.set(imageDigest, { gitSha, imageDigest })
    if (version?.includes("-rc.")) state.behaviours.set(imageDigest, "no-database")
  }
}

async function answer(carried: ReadonlyMap<string, Carried>, asked: FakeAsked): Promise<FakeReply> {
  if (asked.path.startsWith("/v2/")) return registry(carried, asked)
  const [, part, service, environment, ...rest] = asked.path.split("/")
  const one = carried.get(`${service}/${environment}`)
  if (!one) return { status: 404, body: { message: "The demo carries nothing here." } }
  const inside = { ...asked, path: `/${rest.join("/")}` }
  if (part === "at") return answerAsService(one.state, inside)
  if (asked.method !== "GET") await learn(one)
  one.state.settle()
  const reply = await one.fake.answer(inside)
  if (asked.method !== "GET") await keepHosts(carried.values())
  return reply
}

/** What the demo's docker holds, as a machine tells it that runs deploy/host-report.sh. */
async function tellPicture(carried: ReadonlyMap<string, Carried>): Promise<void> {
  const containers = [...carried].flatMap(([place, { state }]) => {
    state.settle()
    const { running, image, replicas } = state
    const name = place.replace("/", "-")
    return running && replicas > 0
      ? [{ name, image, digests: [`${image}@${running.imageDigest}`], commit: running.gitSha }]
      : []
  })
  const picture = { at: now(), containers }
  await platformDb()
    .hostPicture.upsert({
      where: { host: DEMO_DOCKER },
      create: { host: DEMO_DOCKER, ...picture },
      update: picture,
    })
    .catch((error: unknown) => log.warn("demo.picture_not_told", { error }))
}

async function registry(carried: ReadonlyMap<string, Carried>, asked: FakeAsked): Promise<FakeReply> {
  const one = [...carried.values()].find(({ state }) =>
    asked.path.startsWith(`/v2/${state.image.split("/").slice(1).join("/")}/`),
  )
  if (!one) return { status: 404, body: { errors: [{ code: "NAME_UNKNOWN" }] } }
  await learn(one)
  return answerAsService(one.state, asked)
}
