import { platformDb } from "@/lib/db"
import { apiPath, isDemoAddress, servicePath } from "@/lib/drivers/demo/address"
import type { DriverName } from "@/lib/drivers/driver"
import { answerAsService, FAKE_SMOKE } from "@/lib/drivers/fake-app"
import { type FakeAsked, type FakeReply, type FakeServer, serveFake } from "@/lib/drivers/fake-http"
import { type FakeState, makeFakeState } from "@/lib/drivers/fake-state"
import { FAKES, type VendorFake } from "@/lib/drivers/fakes"
import { seal } from "@/lib/seal"

/** Those whose API is called over HTTP alone: nothing needs to be installed beside. */
const CARRIED: readonly DriverName[] = ["coolify", "kubernetes", "webhook"]
const TAKES_MS = 4_000
const MOST_RELEASES = 200

type Carried = { state: FakeState; fake: VendorFake; serviceId: string }

/**
 * In the demo: hosts on this machine that carry some services, so that a release can be put out, fail and be rolled back
 * for real. Places that somebody has set up otherwise are left alone. What runs begins as the demo's books have it.
 */
export async function startDemoHosts(port: number): Promise<FakeServer> {
  const carried = new Map<string, Carried>()
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
    const one = { state, fake: FAKES[place.driver as DriverName](state), serviceId: place.serviceId }
    carried.set(`${service}/${environment}`, one)
    await learn(one)
    if (release && !place.stoppedAt) {
      Object.assign(state, { running: release, named: release, wanted: release.imageDigest })
      one.fake.put?.(release)
    }
    if (place.stoppedAt) state.replicas = 0
    const { settings, secrets } = await one.fake.at(`${server.url}${apiPath(service, environment)}`)
    await platformDb().servicePlace.update({
      where: { id },
      data: {
        baseUrl: server.url + servicePath(service, environment),
        image,
        smoke: FAKE_SMOKE,
        settings: JSON.parse(JSON.stringify(settings)),
        sealedSecrets: seal(JSON.stringify(secrets), id),
      },
    })
  }
  return server
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
  return one.fake.answer(inside)
}

async function registry(carried: ReadonlyMap<string, Carried>, asked: FakeAsked): Promise<FakeReply> {
  const one = [...carried.values()].find(({ state }) =>
    asked.path.startsWith(`/v2/${state.image.split("/").slice(1).join("/")}/`),
  )
  if (!one) return { status: 404, body: { errors: [{ code: "NAME_UNKNOWN" }] } }
  await learn(one)
  return answerAsService(one.state, asked)
}
