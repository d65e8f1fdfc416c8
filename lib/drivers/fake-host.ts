import type { DriverName, DriverPlace } from "@/lib/drivers/driver"
import { answerAsService, FAKE_SMOKE } from "@/lib/drivers/fake-app"
import { type FakeReply, serveFake } from "@/lib/drivers/fake-http"
import { type Behaviour, type FakeRelease, type FakeState, makeFakeState } from "@/lib/drivers/fake-state"
import { FAKES } from "@/lib/drivers/fakes"

export type { Behaviour, FakeRelease } from "@/lib/drivers/fake-state"

export type FakeHost = {
  kind: DriverName
  /** The service's own address: /version, /health/live, /health/ready, /, a protected route; its registry under /v2/. */
  url: string
  /** Where the vendor's API answers; what the driver's settings name. */
  api: string
  /** As `ServicePlace` holds it. */
  image: string
  settings: Record<string, unknown>
  secrets: Record<string, unknown>
  smoke: typeof FAKE_SMOKE
  /** What a driver is told of it. */
  place: DriverPlace
  state: FakeState
  /** For compose: where its stand-ins for docker and ssh lie; put it before all others on PATH. */
  path: string | null
  /** The image is in the registry from now on. */
  push(release: FakeRelease, behaviour?: Behaviour): void
  /** It is in the registry, and runs. */
  put(release: FakeRelease, behaviour?: Behaviour): void
  /** The vendor's API answers the next `times` calls so, and does nothing. */
  fail(status: number, times: number, more?: Omit<FakeReply, "status">): void
  /** What it is asked next is done, and the connection is cut before it answers. */
  lose(times: number): void
  /** How often its API was called. */
  calls(): number
  stop(): Promise<void>
}

/**
 * A host that carries one service: its API speaks the vendor's protocol, and its service answers as the release does that
 * was put on it. `behaviour` is that of every release which is given none of its own.
 */
export async function startFakeHost(given: {
  kind: DriverName
  service?: string
  environment?: string
  behaviour?: Behaviour
  replicas?: number
  /** How long a rollout takes. */
  takesMs?: number
  ports?: { service: number; api: number }
}): Promise<FakeHost> {
  const { kind, service = "rounds", environment = "staging", replicas = 1 } = given
  const holder: { state?: FakeState } = {}
  const front = await serveFake((asked) => {
    if (!holder.state) throw new Error("not yet")
    return answerAsService(holder.state, asked)
  }, given.ports?.service)
  const image = `${new URL(front.url).host}/acme/${service}`
  const state = makeFakeState({
    service,
    environment,
    image,
    replicas,
    takesMs: given.takesMs ?? 0,
    behaviour: given.behaviour ?? "good",
  })
  holder.state = state
  const fake = FAKES[kind](state)
  const trouble = { calls: 0, fails: 0, loses: 0, reply: { status: 500 } as FakeReply }
  const back = await serveFake(async (asked) => {
    trouble.calls += 1
    if (trouble.fails > 0) {
      trouble.fails -= 1
      return trouble.reply
    }
    state.settle()
    const reply = await fake.answer(asked)
    if (trouble.loses > 0) {
      trouble.loses -= 1
      throw new Error("lost")
    }
    return reply
  }, given.ports?.api)
  const { settings, secrets, path, close } = await fake.at(back.url)
  const push: FakeHost["push"] = (release, behaviour) => {
    state.images.set(release.imageDigest, release)
    if (behaviour) state.behaviours.set(release.imageDigest, behaviour)
  }
  return {
    kind,
    url: front.url,
    api: back.url,
    image,
    settings,
    secrets,
    smoke: FAKE_SMOKE,
    place: { service, environment, image, replicas, settings, secrets },
    state,
    path,
    push,
    put(release, behaviour) {
      push(release, behaviour)
      state.running = release
      state.named = release
      state.wanted = release.imageDigest
      fake.put?.(release)
    },
    fail(status, times, more) {
      trouble.fails = times
      trouble.reply = { body: { message: "The host is not well." }, ...more, status }
    },
    lose(times) {
      trouble.loses = times
    },
    calls: () => trouble.calls,
    async stop() {
      await Promise.all([front.close(), back.close(), close?.()])
    },
  }
}
